import Files

/// Returns the text of a book between the lines with which Project
/// Gutenberg marks its beginning and its end.
///
/// The licence stands outside them, and the book's own front matter inside.
///
/// - Throws: `FileError` if a mark is missing, or the end comes first.
public func gutenbergText(
  of file: String, from path: String
) throws(FileError) -> String {
  let lines = file.split(
    omittingEmptySubsequences: false, whereSeparator: \.isNewline)
  func place(of word: String) throws(FileError) -> Int {
    // Older files write "THIS" for "THE", and no spaces after the stars.
    let mark = "\(word) OF TH"
    let place = lines.firstIndex { line in
      let words = line.drop { $0 == "*" || $0 == " " }
      return line.hasPrefix("***") && words.hasPrefix(mark)
        && words.contains("PROJECT GUTENBERG EBOOK")
    }
    if let place { return place }
    throw .malformed(
      path: path, place: "the whole file",
      reason: "no line begins with \"*** \(mark)E PROJECT GUTENBERG EBOOK\""
    )
  }
  let (start, end) = (try place(of: "START"), try place(of: "END"))
  guard start < end else {
    throw .malformed(
      path: path, place: "line \(end + 1)",
      reason: "the book ends before it starts")
  }
  return lines[(start + 1)..<end].joined(separator: "\n").trimmingSpace
}
