/// A table for the terminal, with columns as wide as their widest cell.
public struct Table {
  private var rows: [[String]]
  private let isNumber: [Bool]

  /// Starts a table with its column titles; columns named in `numbers` are set flush right.
  public init(_ titles: [String], numbers: Set<String> = []) {
    rows = [titles]
    isNumber = titles.map(numbers.contains)
  }

  public mutating func append(_ row: [String]) {
    precondition(row.count == isNumber.count, "Table: \(row.count) cells for \(isNumber.count) columns")
    rows.append(row)
  }

  /// The rows as lines, with a rule under the titles.
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
