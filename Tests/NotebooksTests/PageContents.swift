import Foundation
import Testing

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// A page as a parser of XML reads it.
struct PageContents {
  /// The page's text without style and script; elements that stand apart are separated by spaces.
  fileprivate(set) var text = ""
  fileprivate(set) var identifiers: [String] = []
  /// What the links lead to.
  fileprivate(set) var links: [String] = []
  /// The names of all elements.
  fileprivate(set) var elements: [String] = []
  /// The text of elements with a class, by class.
  fileprivate(set) var textOfClass: [String: [String]] = [:]
  /// Attributes that would load something.
  fileprivate(set) var loads: [String] = []

  /// Reads a page; records an issue if it is not well formed.
  init(_ page: String, sourceLocation: SourceLocation = #_sourceLocation) {
    let reader = Reader()
    let parser = XMLParser(data: Data(page.utf8))
    parser.delegate = reader
    if !parser.parse() {
      let problem = parser.parserError.map { "\($0)" } ?? ""
      Issue.record(
        "not well formed in line \(parser.lineNumber): \(problem)", sourceLocation: sourceLocation)
    }
    self = reader.contents
  }

  fileprivate init() {}

  /// The numbers of a text: 3, 0.25, 1.2e-07.
  static func numbers(in text: String) -> Set<String> {
    Set(text.matches(of: /[0-9]+(\.[0-9]+)*(e[-+]?[0-9]+)?/).map { String($0.output.0) })
  }
}

private final class Reader: NSObject, XMLParserDelegate {
  var contents = PageContents()
  private var open: [(name: String, start: Int, classes: [String])] = []

  private static let inline: Set<String> = ["span", "b", "code", "a", "small", "cite"]

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
    attributes: [String: String]
  ) {
    contents.elements.append(name)
    if let identifier = attributes["id"] { contents.identifiers.append(identifier) }
    if let link = attributes["href"], name == "a" { contents.links.append(link) }
    for (attribute, value) in attributes
    where ["src", "srcset", "data", "poster", "action"].contains(attribute)
      || attribute == "href" && name != "a"
    {
      contents.loads.append(value)
    }
    let classes = attributes["class"]?.split(separator: " ").map(String.init) ?? []
    open.append((name, contents.text.utf8.count, classes))
  }

  func parser(_ parser: XMLParser, foundCharacters string: String) {
    if open.contains(where: { $0.name == "style" || $0.name == "script" }) { return }
    contents.text += string
  }

  func parser(
    _ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?
  ) {
    let (_, start, classes) = open.removeLast()
    for name in classes {
      let text = String(contents.text.utf8.dropFirst(start)) ?? ""
      contents.textOfClass[name, default: []].append(text.trimmingCharacters(in: .whitespacesAndNewlines))
    }
    if !Self.inline.contains(name) { contents.text += " " }
  }
}
