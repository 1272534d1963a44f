/// Short texts as ids, one id for each different word, and 0 for the end of
/// a text.
public struct SmallTexts: Sendable {
  /// The ids of each text; the last is the end of the text.
  public let ids: [[Int]]
  /// The word of each id.
  public let words: [String]

  /// The id that ends a text.
  public static let end = 0

  /// Splits texts at spaces and numbers the words as they come.
  public init(_ texts: [String]) {
    var words = ["<|endoftext|>"]
    var known: [String: Int] = [:]
    ids = texts.map { text in
      text.split(separator: " ").map { part in
        let word = String(part)
        if let id = known[word] { return id }
        known[word] = words.count
        words.append(word)
        return words.count - 1
      } + [Self.end]
    }
    self.words = words
  }

  /// The ids of a text whose words are all known; traps otherwise.
  public func encode(_ text: String) -> [Int] {
    text.split(separator: " ").map { word in
      words.firstIndex(of: String(word))!
    }
  }

  /// Six texts of one to nine words.
  public static let examples = SmallTexts([
    "the cat sleeps on the warm stove",
    "rain falls",
    "a boat crosses the river at night",
    "who rings the bell",
    "the baker opens at six and closes at noon",
    "snow",
  ])
}
