import Foundation

extension String {
  /// The text on one line, cut to what a line of the terminal holds.
  var shortened: String {
    let line = split(whereSeparator: \.isNewline).joined(separator: " ")
    return line.count > 64 ? line.prefix(63) + "…" : line
  }
}

extension Double {
  /// The number with `count` decimals.
  func decimals(_ count: Int) -> String { String(format: "%.\(count)f", self) }

  /// A share as percent with two decimals, as the book prints accuracies.
  var percent: String { (100 * self).decimals(2) + " %" }
}

/// Returns rows of texts as lines with aligned columns: the first to the left, the others to the right.
func table(_ rows: [[String]]) -> String {
  let widths = rows[0].indices.map { column in rows.map { $0[column].count }.max()! }
  return rows.map { row in
    zip(row, widths).enumerated().map { column, cell in
      let blanks = String(repeating: " ", count: cell.1 - cell.0.count)
      return column == 0 ? cell.0 + blanks : blanks + cell.0
    }.joined(separator: "  ")
  }.joined(separator: "\n")
}

/// Runs `body` with a new folder, which is gone afterwards.
func withTemporaryFolder(_ body: (URL) throws -> Void) throws {
  let folder = FileManager.default.temporaryDirectory.appending(path: "ch07.1-\(UUID().uuidString)")
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: folder) }
  try body(folder)
}

/// Runs `body` and returns its result and how many seconds it took.
func timed<Result>(_ body: () throws -> Result) rethrows -> (result: Result, seconds: Double) {
  let start = ProcessInfo.processInfo.systemUptime
  let result = try body()
  return (result, ProcessInfo.processInfo.systemUptime - start)
}
