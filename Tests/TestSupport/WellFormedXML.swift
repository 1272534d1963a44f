import Foundation

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// What an XML text consists of.
public struct XMLContents {
  /// The names of all elements, in their order.
  public fileprivate(set) var elements: [String] = []
  /// The text of the elements that hold any, in their order.
  public fileprivate(set) var texts: [String] = []
  /// The attributes of the outermost element.
  public fileprivate(set) var rootAttributes: [String: String] = [:]
  /// The values of all attributes `id`.
  public fileprivate(set) var identifiers: [String] = []

  /// Reads the text; nil if it is not well formed.
  public init?(_ text: String) {
    let reader = Reader()
    let parser = XMLParser(data: Data(text.utf8))
    parser.delegate = reader
    guard parser.parse() else { return nil }
    self = reader.contents
  }

  fileprivate init() {}
}

private final class Reader: NSObject, XMLParserDelegate {
  var contents = XMLContents()
  private var text = ""

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
    attributes: [String: String]
  ) {
    if contents.elements.isEmpty { contents.rootAttributes = attributes }
    contents.elements.append(name)
    if let identifier = attributes["id"] { contents.identifiers.append(identifier) }
    text = ""
  }

  func parser(_ parser: XMLParser, foundCharacters string: String) { text += string }

  func parser(_ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?)
  {
    if !text.allSatisfy(\.isWhitespace) { contents.texts.append(text) }
    text = ""
  }
}
