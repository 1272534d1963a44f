/// A table for reading: each column is as wide as its widest cell.
public struct Table: Equatable, Sendable {
  /// The titles of the columns; nil for a table without titles.
  let titles: [String]?
  private(set) var rows: [[String]] = []
  /// Whether each column holds numbers, which are aligned right.
  let isNumber: [Bool]

  /// Starts a table with its column titles; the columns in `numbers` are aligned right.
  public init(_ titles: [String], numbers: Set<String> = []) {
    self.titles = titles
    isNumber = titles.map(numbers.contains)
  }

  /// Starts a table in which all columns from `first` on hold numbers.
  init(_ titles: [String], numbersFrom first: Int) {
    self.titles = titles
    isNumber = titles.indices.map { $0 >= first }
  }

  /// Starts a table of numbers without titles; with `labelled`, the first column names the rows.
  init(untitledColumns count: Int, labelled: Bool = false) {
    titles = nil
    isNumber = (0..<count).map { !labelled || $0 > 0 }
  }

  /// Adds a row; traps unless it has one cell per column.
  public mutating func append(_ row: [String]) {
    precondition(row.count == isNumber.count, "Table: \(row.count) cells for \(isNumber.count) columns")
    rows.append(row)
  }

  /// The table as lines of text, with a rule under the titles.
  public var text: String {
    let all = (titles.map { [$0] } ?? []) + rows
    let widths = isNumber.indices.map { column in all.map { $0[column].count }.max() ?? 0 }
    var lines = all.map { row in
      zip(row.indices, row).map { column, cell in
        let padding = String(repeating: " ", count: widths[column] - cell.count)
        return isNumber[column] ? padding + cell : cell + padding
      }.joined(separator: "  ").trimmingSuffix { $0 == " " }
    }
    if titles != nil {
      lines.insert(widths.map { String(repeating: "─", count: $0) }.joined(separator: "  "), at: 1)
    }
    return lines.joined(separator: "\n")
  }
}

extension String {
  fileprivate func trimmingSuffix(while isDropped: (Character) -> Bool) -> String {
    String(self[..<(lastIndex { !isDropped($0) }.map(index(after:)) ?? startIndex)])
  }
}
