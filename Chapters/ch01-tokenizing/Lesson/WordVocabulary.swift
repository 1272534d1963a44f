/// Numbers the distinct words in sorted order, then the special tokens
/// (book section 2.3).
///
/// As in Python, words are sorted and compared by code point. Swift's
/// `String` treats "é" and "e" with a combining accent as equal, so the
/// dictionary's keys are UTF-8 bytes, which sort in the same order as code
/// points.
public struct WordVocabulary: Sendable {
  /// The words, each at the position of its id.
  public let words: [String]
  private let ids: [[UInt8]: Int]

  /// Collects the distinct `words` and appends `specialTokens`.
  public init(words: [String], specialTokens: [String] = []) {
    let distinct = Set(words.map { Array($0.utf8) })
    let sorted = distinct.sorted { $0.lexicographicallyPrecedes($1) }
    let special = specialTokens.map { Array($0.utf8) }.filter {
      !distinct.contains($0)
    }
    let all = sorted + special
    self.words = all.map { String(decoding: $0, as: UTF8.self) }
    ids = Dictionary(uniqueKeysWithValues: zip(all, all.indices))
  }

  /// The number of words.
  public var count: Int { words.count }

  /// Returns the id of `word`, or nil if it is not in the vocabulary.
  public subscript(word: String) -> Int? { ids[Array(word.utf8)] }

  /// Returns the word with the given id. Traps if there is no such word.
  func word(_ id: Int) -> String {
    precondition(
      words.indices.contains(id),
      "decode: id \(id) is not in a vocabulary of \(count) words")
    return words[id]
  }
}
