import Foundation

extension HeatMap: Plot {
  /// Draws the rows as shades with numbers, or as shades alone if the numbers do not fit.
  public func text(width: Int, isColored: Bool) -> String {
    guard let first = values.first, !first.isEmpty else { return "\(title): no data" }
    let labelWidth = min(rowLabels.map(\.count).max() ?? 0, width / 4)
    let numbers = values.map { row in row.map { String(format: "%.\(decimals)f", $0) } }
    let numberWidth = numbers.joined().map(\.count).max() ?? 0
    let available = (width - labelWidth - 1) / first.count
    let showsNumbers = numberWidth + 3 <= available
    let wanted = showsNumbers ? max(numberWidth + 2, min(longestColumnLabel, available - 1)) + 1 : 2
    var lines = [title]
    if showsNumbers, !columnLabels.isEmpty {
      let header = columnLabels.map { $0.fitted(to: wanted - 1, isRightAligned: true) + " " }.joined()
      lines.append((String(repeating: " ", count: labelWidth + 1) + header).trimmingEnd())
    }
    for row in values.indices {
      let label = rowLabels.isEmpty ? "" : rowLabels[row].fitted(to: labelWidth)
      let cells = first.indices.map { column in
        let number = showsNumbers ? numbers[row][column] : ""
        return cell(values[row][column], number, width: wanted, isColored: isColored)
      }
      lines.append((label + " " + cells.joined()).trimmingEnd())
    }
    return (lines + (showsNumbers ? [] : [scale(isColored: isColored)])).joined(separator: "\n")
  }

  private var longestColumnLabel: Int { columnLabels.map(\.count).max() ?? 0 }

  private var limits: (lower: Double, upper: Double) {
    let finite = values.joined().filter(\.isFinite)
    return (finite.min() ?? 0, finite.max() ?? 0)
  }

  /// Returns how dark a value is, from 0 to 1.
  private func darkness(_ value: Double) -> Double {
    let (lower, upper) = limits
    guard value.isFinite, upper > lower else { return 0 }
    return (value - lower) / (upper - lower)
  }

  private func cell(_ value: Double, _ number: String, width: Int, isColored: Bool) -> String {
    let darkness = darkness(value)
    let shade = Array(" ░▒▓█")[min(Int(darkness * 5), 4)]
    guard isColored else {
      if number.isEmpty { return String(repeating: shade, count: width) }
      return "\(shade)" + number.fitted(to: width - 2, isRightAligned: true) + " "
    }
    // The greys of the 256-colour palette, from black to white; text in the contrasting colour.
    let grey = 232 + Int((darkness * 23).rounded())
    let text = darkness < 0.5 ? 97 : 30
    return "\u{1B}[48;5;\(grey);\(text)m" + number.fitted(to: width - 1, isRightAligned: true) + " \u{1B}[0m"
  }

  private func scale(isColored: Bool) -> String {
    let (lower, upper) = limits
    let ends = [lower, upper].map { String(format: "%.\(decimals)f", $0) }
    return isColored ? "black \(ends[0]), white \(ends[1])" : "blank \(ends[0]), full \(ends[1])"
  }
}
