/// Returns the beginning of a text as a prompt: its first three words, but
/// at most 24 characters.
///
/// White space of any kind separates words, and stays between them.
/// Chinese, Japanese or Thai texts have none, so there the limit counts. A
/// text of white space alone has no beginning.
public func beginning(of text: String) -> String {
  let text = text.drop(while: \.isWhitespace)
  let end = text.split(maxSplits: 3, whereSeparator: \.isWhitespace).prefix(
    3
  ).last?.endIndex
  return String(text[..<(end ?? text.endIndex)].prefix(24))
}
