/// A topic in the source: what lies beyond the book's own code, with a few cells of its own.
public struct TopicEntry: Equatable, Sendable {
  /// The word that `--topic` takes.
  public var word: String
  public var title: String
  /// The names under which the documents mention it.
  public var names: [String]
  /// The documents that name it: `notes`, `deck`, `blog` or `book`.
  public var documents: [String]
  /// About how many seconds it takes.
  public var seconds: Int
  /// The numbers of its cells.
  public var cells: Range<Int>

  /// Whether each of the words begins a word of the topic's own word, its title or its names.
  public func matches(_ words: String) -> Bool {
    ([word, title] + names).contains { $0.hasWords(words) }
  }
}

extension SourceFile {
  /// Reads the topic if the token at `index` is the word `topic` of `notebook.topic("word", "Title", …) { … }`,
  /// with the index of the brace that opens its body; its cells are not known yet.
  func topic(at index: Int) -> (entry: TopicEntry, open: Int)? {
    guard index > 0, index + 1 < tokens.count, tokens[index].kind == .word("topic"),
      tokens[index - 1].kind == .mark("."), tokens[index + 1].kind == .mark("("),
      let end = closing(of: index + 1), end + 1 < tokens.count, tokens[end + 1].kind == .mark("{")
    else { return nil }
    var arguments: [String: [String]] = [:]
    var label = ""
    for position in index + 2..<end {
      switch tokens[position].kind {
      case .word(let word) where tokens[position + 1].kind == .mark(":"): label = word
      case .word(let text), .string(let text): arguments[label, default: []].append(text)
      default: break
      }
    }
    guard let heads = arguments[""], heads.count == 2 else { return nil }
    let entry = TopicEntry(
      word: heads[0], title: heads[1], names: arguments["names"] ?? [], documents: arguments["in"] ?? [],
      seconds: arguments["seconds"]?.first.flatMap { Int($0) } ?? 0, cells: 0..<0)
    return (entry, end + 1)
  }
}
