/// Split a text into words and punctuation marks.
///
/// Book, section 2.2. White space separates and is dropped. Each of the
/// marks `, . : ; ? _ ! " ( ) '` is a piece of its own, and so is a double
/// dash `--`; a single dash stays in its word. There are no empty pieces.
///
/// Example: `splitWords("Well-known -- isn't it?")` is
/// `["Well-known", "--", "isn", "'", "t", "it", "?"]`.
public func splitWords(_ text: String) throws -> [String] {
  var pieces: [String] = []
  var word = ""
  func finishWord() {
    if !word.isEmpty { pieces.append(word) }
    word = ""
  }
  var rest = Substring(text)
  while let next = rest.first {
    let isDash = rest.hasPrefix("--")
    if isDash || next.isWhitespace || ",.:;?_!\"()'".contains(next) {
      finishWord()
      if !next.isWhitespace { pieces.append(isDash ? "--" : String(next)) }
      rest = rest.dropFirst(isDash ? 2 : 1)
    } else {
      word.append(next)
      rest = rest.dropFirst()
    }
  }
  finishWord()
  return pieces
}
