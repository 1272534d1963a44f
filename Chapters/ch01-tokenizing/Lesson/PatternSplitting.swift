/// Splits `text` at every match of `pattern`, a regular expression, and
/// keeps the matches as pieces.
///
///     try splitText("Is it?", at: #"[,.?]|\s"#)   // Is, " ", it, ?, ""
///
/// The text before and after a match is a piece even if it is empty.
/// (Python: `re.split` with the pattern in parentheses. There, too, one
/// code point is one character.)
public func splitText(
  _ text: String, at pattern: String
) throws -> [String] {
  let expression = try Regex(pattern).matchingSemantics(.unicodeScalar)
  var pieces: [String] = []
  var start = text.startIndex
  for match in text.matches(of: expression) {
    pieces.append(String(text[start..<match.range.lowerBound]))
    pieces.append(String(text[match.range]))
    start = match.range.upperBound
  }
  pieces.append(String(text[start...]))
  return pieces
}
