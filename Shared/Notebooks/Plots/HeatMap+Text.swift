import Foundation

extension HeatMap: Plot {
  /// Draws the rows as shades with numbers, or as shades alone if the numbers do not fit.
  ///
  /// If even the shades do not fit, each stands for the mean of a block of values.
  public func text(width: Int, isColored: Bool) -> String {
    guard let first = values.first, !first.isEmpty else { return "\(title): no data" }
    let labelWidth = min(rowLabels.map(\.count).max() ?? 0, width / 4)
    let available = width - labelWidth - 1
    guard let numbers = numbers(in: available / first.count - 3) else {
      return shades(labelWidth: labelWidth, width: width, isColored: isColored)
    }
    let numberWidth = numbers.joined().map(\.count).max() ?? 0
    let longestLabel = columnLabels.map(\.count).max() ?? 0
    let cellWidth = max(numberWidth + 2, min(longestLabel, available / first.count - 1)) + 1
    var lines = [title.wrapped(to: width)]
    if !columnLabels.isEmpty {
      let header = columnLabels.map { $0.fitted(to: cellWidth - 1, isRightAligned: true) + " " }.joined()
      lines.append((String(repeating: " ", count: labelWidth + 1) + header).trimmingEnd())
    }
    let shading = Shading(values, isColored: isColored)
    lines += zip(values, numbers).enumerated().map { index, row in
      let cells = zip(row.0, row.1).map { shading.cell($0, $1, width: cellWidth) }
      return label(index, width: labelWidth) + cells.joined()
    }
    return lines.map { $0.trimmingEnd() }.joined(separator: "\n")
  }

  /// Formats the values, or returns nil as soon as one is longer than `width`.
  private func numbers(in width: Int) -> [[String]]? {
    var result: [[String]] = []
    for row in values {
      var numbers: [String] = []
      for value in row {
        let number = value.decimals(decimals)
        if number.count > width { return nil }
        numbers.append(number)
      }
      result.append(numbers)
    }
    return result
  }

  /// Draws shades without numbers, and below them what they stand for.
  private func shades(labelWidth: Int, width: Int, isColored: Bool) -> String {
    let columns = values[0].count
    let available = max(width - labelWidth - 1, 1)
    let size = (columns + available - 1) / available
    let blocks = size == 1 ? values : means(ofBlocks: size)
    let cellWidth = columns * 2 <= available ? 2 : 1
    let shading = Shading(blocks, isColored: isColored)
    let lines = blocks.enumerated().map { index, row in
      let cells = row.map { shading.cell($0, "", width: cellWidth) }
      return (label(index * size, width: labelWidth) + cells.joined()).trimmingEnd()
    }
    let legend =
      [shading.legend(decimals: decimals)] + (size == 1 ? [] : ["a shade: mean of \(size) × \(size)"])
    let words = ([title] + legend).map { $0.wrapped(to: width) }
    return (words.prefix(1) + lines + words.dropFirst()).joined(separator: "\n")
  }

  /// Averages blocks of `size` rows and columns; those at the edges can be smaller.
  func means(ofBlocks size: Int) -> [[Double]] {
    stride(from: 0, to: values.count, by: size).map { top in
      let rows = values[top..<min(top + size, values.count)]
      return stride(from: 0, to: values[0].count, by: size).map { left in
        let right = min(left + size, values[0].count)
        let sum = rows.reduce(0) { $0 + $1[left..<right].reduce(0, +) }
        return sum / Double(rows.count * (right - left))
      }
    }
  }

  private func label(_ row: Int, width: Int) -> String {
    (rowLabels.isEmpty ? "" : rowLabels[row].fitted(to: width)) + " "
  }
}

/// How dark each value of a heat map is drawn.
private struct Shading {
  private let shares: Shares
  private let isColored: Bool

  /// Spreads the shades over the range of the values.
  init(_ values: [[Double]], isColored: Bool) {
    shares = Shares(values)
    self.isColored = isColored
  }

  private static let shades = Array(" ░▒▓█")

  /// A cell with its number: without colours the number alone, since shades between numbers read as columns.
  func cell(_ value: Double, _ number: String, width: Int) -> String {
    let share = shares[value]
    guard isColored else {
      let shade = Self.shades[min(Int(share * 5), 4)]
      if number.isEmpty { return String(repeating: shade, count: width) }
      return number.fitted(to: width - 1, isRightAligned: true) + " "
    }
    // The greys of the 256-colour palette, from black to white; text in the contrasting colour.
    let grey = 232 + Int((share * 23).rounded())
    let text = share < 0.5 ? 97 : 30
    return "\u{1B}[48;5;\(grey);\(text)m" + number.fitted(to: width - 1, isRightAligned: true) + " \u{1B}[0m"
  }

  func legend(decimals: Int) -> String {
    let ends = [shares.lower, shares.upper].map { $0.decimals(decimals) }
    return isColored ? "black \(ends[0]), white \(ends[1])" : "blank \(ends[0]), full \(ends[1])"
  }
}
