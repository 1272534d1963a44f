/// A table for the terminal: each column is as wide as its widest cell.
public struct Table {
  private var rows: [[String]]
  private let isNumber: [Bool]

  /// Starts a table with its column titles; the columns in `numbers` are aligned right.
  public init(_ titles: [String], numbers: Set<String> = []) {
    rows = [titles]
    isNumber = titles.map(numbers.contains)
  }

  /// Adds a row; traps unless it has one cell per column.
  public mutating func append(_ row: [String]) {
    precondition(row.count == isNumber.count, "Table: \(row.count) cells for \(isNumber.count) columns")
    rows.append(row)
  }

  /// The table as lines of text, with a rule under the titles.
  public var text: String {
    let widths = isNumber.indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
    var lines = rows.map { row in
      zip(row.indices, row).map { column, cell in
        let padding = String(repeating: " ", count: widths[column] - cell.count)
        return isNumber[column] ? padding + cell : cell + padding
      }.joined(separator: "  ").trimmingSuffix { $0 == " " }
    }
    lines.insert(widths.map { String(repeating: "─", count: $0) }.joined(separator: "  "), at: 1)
    return lines.joined(separator: "\n")
  }
}

extension String {
  fileprivate func trimmingSuffix(while isDropped: (Character) -> Bool) -> String {
    String(self[..<(lastIndex { !isDropped($0) }.map(index(after:)) ?? startIndex)])
  }
}
