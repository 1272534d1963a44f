/// Words as numbers, with one number for all words that are rare.
public struct WordIDs {
  /// The words by id; the first is `<unk>`.
  public let words: [String]
  private let ids: [String: Int]

  /// Lists the words that occur at least `minimumCount` times, the most
  /// frequent first.
  public init(of words: [String], minimumCount: Int = 2) {
    let counts = words.reduce(into: [String: Int]()) {
      $0[$1, default: 0] += 1
    }
    let kept = counts.filter { $0.value >= minimumCount }.sorted {
      ($1.value, $0.key) < ($0.value, $1.key)
    }
    self.words = ["<unk>"] + kept.map(\.key)
    ids = Dictionary(
      uniqueKeysWithValues: self.words.enumerated().map { ($1, $0) })
  }

  public var count: Int { words.count }

  /// Returns the id of a word, 0 if it is rare or unknown.
  public func id(of word: String) -> Int { ids[word] ?? 0 }

  public func ids(of words: [String]) -> [Int] { words.map(id) }

  /// Splits a text into words and marks, in lower case: `it's`, `,`, `.`.
  public static func split(_ text: String) -> [String] {
    text.lowercased().matches(of: /[a-z]+(?:'[a-z]+)*|[.,;:!?]/).map {
      String($0.output)
    }
  }
}
