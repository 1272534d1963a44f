/// A piece of a page.
public enum HTMLToken: Equatable, Sendable {
  case text(String)
  case start(
    String, attributes: [String: String], closesItself: Bool = false)
  case end(String)
  case comment(String)
  /// `<!DOCTYPE …>`, with what stands between the word and the bracket.
  case doctype(String)
}

/// Cuts a page into tokens, by the rules of the HTML standard (13.2.5).
///
/// No page is wrong: what makes no sense as markup is text, and a tag that
/// the page's end cuts off is dropped. Names of elements and attributes are
/// in lower case. Of the standard's 2,231 named characters it knows those
/// in ``namedCharacters``; others stay as they are.
///
/// - Parameters:
///   - element: the element that the text is already in, such as `script`,
///     if it has rules of its own
///   - isXML: whether names keep their case, `<![CDATA[…]]>` is text, and
///     no element has rules of its own, as in feeds
public func htmlTokens(
  of page: String, inside element: String = "", isXML: Bool = false
) -> [HTMLToken] {
  var reader = HTMLReader(page, isXML: isXML)
  reader.readOpaqueText(of: element)
  while reader.next != nil { reader.readToken() }
  reader.endText()
  return reader.tokens
}
