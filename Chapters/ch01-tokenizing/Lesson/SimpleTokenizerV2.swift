/// The token that `SimpleTokenizerV2` puts in place of a word it does not
/// know.
public let unknownToken = "<|unk|>"

/// Encodes any text: a word it does not know becomes `<|unk|>` (book
/// section 2.4).
///
/// Nothing fails any more, but unknown words are lost: they all decode to
/// `<|unk|>`.
public struct SimpleTokenizerV2: Tokenizer {
  public let vocabulary: WordVocabulary
  private let unknownID: Int

  /// Takes a vocabulary that ends with the special tokens `<|endoftext|>`
  /// and `<|unk|>`.
  ///
  /// Traps if it has no `<|unk|>`.
  public init(vocabulary: WordVocabulary) {
    precondition(
      vocabulary[unknownToken] != nil,
      "SimpleTokenizerV2: the vocabulary has no \(unknownToken)")
    self.vocabulary = vocabulary
    unknownID = vocabulary[unknownToken]!
  }

  public var vocabularySize: Int { vocabulary.count }
  public var endOfText: Int? { vocabulary[endOfTextToken] }
  public var unknown: Int? { unknownID }

  /// Returns the ids of the words and marks in `text`, the id of `<|unk|>`
  /// for unknown words.
  public func encode(_ text: String) -> [Int] {
    WordSplitter.words.pieces(of: text).map { vocabulary[$0] ?? unknownID }
  }

  /// Returns the words joined by single spaces, without a space before
  /// punctuation.
  public func decode(_ ids: [Int]) -> String {
    let text = ids.map(vocabulary.word).joined(separator: " ")
    return text.removingSpace(before: ",.:;?!\"()'")
  }
}
