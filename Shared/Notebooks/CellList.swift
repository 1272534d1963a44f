extension CellIndex {
  /// The selected cells with their numbers, under a line about each group that says how long it takes.
  func list(of selection: CellSelection) -> String {
    var lines: [String] = []
    for cell in cells where selection.includes(cell.number) {
      if let group = groups.first(where: { $0.value.contains(cell.number) }),
        let seconds = seconds[group.key],
        group.value.first(where: selection.includes) == cell.number
      {
        lines.append("# \(Self.numbers(group.value)): about \(Self.duration(seconds))")
      }
      lines.append("\(cell.number)\t\(cell.title)")
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func numbers(_ range: Range<Int>) -> String {
    range.count == 1 ? "cell \(range.lowerBound)" : "cells \(range.lowerBound)–\(range.upperBound - 1)"
  }

  private static func duration(_ seconds: Int) -> String {
    if seconds < 100 { return seconds == 1 ? "a second" : "\(seconds) seconds" }
    return "\((seconds + 30) / 60) minutes"
  }
}
