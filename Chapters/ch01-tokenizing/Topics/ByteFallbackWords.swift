import Files
import Tokenizing

/// Words with ids, and bytes for everything else: the third answer to an
/// unknown word.
///
/// The first tokenizer of the lesson stops at an unknown word, the second
/// writes `<|unk|>`. Here ids 0 to 255 are the bytes, and the words follow.
/// A word that is known is one token, with the space before it; any other
/// is spelled in bytes. Nothing is lost, whatever the text. (SentencePiece
/// calls this byte fallback.)
public struct ByteFallbackWords: Tokenizer {
  private let words: [[UInt8]]
  private let ids: [ArraySlice<UInt8>: Int]

  /// Takes the words of `text`, those of GPT-2's rule, that occur at least
  /// `minimum` times.
  public init(text: String, minimum: Int = 2) {
    let utf8 = Array(text.utf8)
    var counts: [ArraySlice<UInt8>: Int] = [:]
    for range in GPT2PreTokenizer.ranges(in: utf8) {
      counts[utf8[range], default: 0] += 1
    }
    words = counts.filter { $0.value >= minimum && $0.key.count > 1 }
      .map { Array($0.key) }.sorted { $0.lexicographicallyPrecedes($1) }
    ids = Dictionary(
      uniqueKeysWithValues: words.enumerated().map { ($1[...], 256 + $0) })
  }

  public var vocabularySize: Int { 256 + words.count }

  /// Returns the ids of `text`; it has one for every text.
  public func encode(_ text: String) -> [Int] {
    let utf8 = Array(text.utf8)
    return GPT2PreTokenizer.ranges(in: utf8).flatMap { range -> [Int] in
      let word = utf8[range]
      return ids[word].map { [$0] } ?? word.map { Int($0) }
    }
  }

  /// Returns the text of `ids`, with U+FFFD where bytes are not UTF-8.
  /// Traps on an id outside the vocabulary.
  public func decode(_ ids: [Int]) -> String {
    let bytes = ids.flatMap { id -> [UInt8] in
      id < 256 ? [UInt8(id)] : words[id - 256]
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}

/// Counts how much of a text is made of words that another text lacks.
///
/// Returns the share of its words, and that of its different words.
public func unknownShare(
  of measured: [String], learned: [String]
) -> (words: Double, kinds: Double) {
  let known = Set(learned.map { ExactText($0) })
  let words = measured.map { ExactText($0) }
  let kinds = Set(words)
  return (
    Double(words.count { !known.contains($0) })
      / Double(max(1, words.count)),
    Double(kinds.count { !known.contains($0) })
      / Double(max(1, kinds.count))
  )
}
