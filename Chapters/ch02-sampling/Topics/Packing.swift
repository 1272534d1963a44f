import Tensors

/// Packs texts into rows of `length` places: the longest first, each into
/// the first row with room (first-fit decreasing).
///
/// Returns the numbers of the texts in each row. Needs at most 11/9 of the
/// fewest possible rows, plus 6/9 of one (Dósa, 2007). Traps if a text is empty
/// or longer than a row: truncate it first.
public func packed(
  lengths: [Int], into length: Int, file: StaticString = #fileID,
  line: UInt = #line
) -> [[Int]] {
  precondition(
    lengths.allSatisfy { (1...length).contains($0) },
    "packed: the lengths \(lengths) are not all from 1 to \(length)",
    file: file, line: line)
  var rows: [(texts: [Int], room: Int)] = []
  let longestFirst = lengths.indices.sorted {
    (lengths[$1], $0) < (lengths[$0], $1)
  }
  for text in longestFirst {
    if let row = rows.firstIndex(where: { $0.room >= lengths[text] }) {
      rows[row].texts.append(text)
      rows[row].room -= lengths[text]
    } else {
      rows.append(([text], length - lengths[text]))
    }
  }
  return rows.map(\.texts)
}
