import Foundation

/// Returns rows of texts as lines with aligned columns: the first to the left, the others to the right.
func table(_ rows: [[String]]) -> String {
  let columns = rows[0].indices
  let widths = columns.map { column in rows.map { $0[column].count }.max()! }
  return rows.map { row in
    columns.map { column in
      let blanks = String(repeating: " ", count: widths[column] - row[column].count)
      return column == 0 ? row[column] + blanks : blanks + row[column]
    }.joined(separator: "  ")
  }.joined(separator: "\n")
}

extension Double {
  /// Returns the number with `count` decimals.
  func decimals(_ count: Int) -> String { String(format: "%.\(count)f", self) }
}
