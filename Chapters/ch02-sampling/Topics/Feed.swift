import Files

/// A message of a feed.
public struct FeedEntry: Equatable, Sendable {
  public var title: String
  public var link: String
  /// As it is written: RSS and Atom have different forms.
  public var date: String
  /// Without markup.
  public var text: String

  public init(
    title: String = "", link: String = "", date: String = "",
    text: String = ""
  ) {
    self.title = title
    self.link = link
    self.date = date
    self.text = text
  }
}

/// Reads the entries of a feed, RSS 2.0 or Atom (RFC 4287), in order.
///
/// Other elements, and those of other vocabularies such as `media:title`,
/// are skipped.
///
/// - Throws: `FileError` if the text is no feed of these kinds.
public func feedEntries(
  of feed: String, from path: String
) throws(FileError) -> [FeedEntry] {
  let tokens = htmlTokens(of: feed, isXML: true)
  let kinds = ["rss": "item", "feed": "entry"]
  let names = tokens.compactMap { token -> String? in
    if case .start(let name, _, _) = token { name } else { nil }
  }
  guard let root = names.first, let element = kinds[root] else {
    throw .malformed(
      path: path, place: "the first element",
      reason: "it is \(quoted(names.first ?? "")), neither rss nor feed")
  }
  var entries: [FeedEntry] = []
  var open: [String] = []  // elements around, inside the entry
  var fields: [String: String] = [:]
  for token in tokens {
    switch token {
    case .start(element, _, false): open = [element]
    case .start(let name, let attributes, let closesItself)
    where !open.isEmpty:
      if !closesItself { open.append(name) }
      let kind = attributes["rel"] ?? "alternate"
      if name == "link", kind == "alternate",
        let address = attributes["href"]
      {
        fields[name] = address
      }
    case .text(let text) where open.count > 1:
      fields[open[1], default: ""] += text
    case .end(element) where !open.isEmpty:
      entries.append(FeedEntry(fields))
      (open, fields) = ([], [:])
    case .end(let name) where open.last == name: open.removeLast()
    default: break
    }
  }
  return entries
}

extension FeedEntry {
  /// Takes an entry from the texts of its elements.
  fileprivate init(_ fields: [String: String]) {
    func first(_ names: String...) -> String {
      (names.compactMap { fields[$0] }.first ?? "").trimmingSpace
    }
    self.init(
      title: htmlText(of: first("title")), link: first("link"),
      date: first("pubDate", "published", "updated"),
      text: htmlText(of: first("content", "summary", "description")))
  }
}
