import Exercises

/// What is written in chapter 1, as values: the lesson's, the solutions', a
/// learner's or a mistaken version.
public struct TokenizingWork {
  /// How often each pair occurs in ids.
  public typealias CountPairs = ([Int]) throws -> [[Int]: Int]
  /// Merges a pair into a token, in ids.
  public typealias MergePair = ([Int], Int, [Int]) throws -> [Int]
  /// Encodes text without special tokens.
  public typealias Encode = (String) throws -> [Int]

  public var splitWords: (String) throws -> [String] =
    { _ in throw NotStarted() }
  public var vocabulary: ([String]) throws -> [String: Int] =
    { _ in throw NotStarted() }
  /// Ids, and the words.
  public var decodeWords: ([Int], [String]) throws -> String =
    { _, _ in throw NotStarted() }
  /// Words, the vocabulary, and the id for unknown words.
  public var encodeWords: ([String], [String: Int], Int) throws -> [Int] =
    { _, _, _ in throw NotStarted() }
  public var byteAlphabet: () throws -> [Unicode.Scalar] =
    { throw NotStarted() }
  public var countPairs: CountPairs = { _ in throw NotStarted() }
  public var mergePair: MergePair = { _, _, _ in throw NotStarted() }
  /// Bytes, the number of merges, and what counts and merges.
  public var trainBytePairs:
    ([Int], Int, CountPairs, MergePair) throws -> [[Int]] =
      { _, _, _, _ in throw NotStarted() }
  /// A word, the learned pairs with their tokens, and what merges.
  public var encodeByRank:
    ([Int], [[Int]: Int], MergePair) throws -> [Int] =
      { _, _, _ in throw NotStarted() }
  /// A text, the special tokens, the allowed ones, and what encodes the
  /// rest.
  public var encodeWithSpecialTokens:
    (String, [String: Int], Set<String>, Encode) throws -> [Int] =
      { _, _, _, _ in throw NotStarted() }

  public init() {}
}
