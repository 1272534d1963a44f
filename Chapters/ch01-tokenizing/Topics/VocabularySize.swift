import Tokenizing
import TokenizingKernels

/// How well a model predicts a text in the tokens of one vocabulary.
public struct SizeMeasurement: Sendable {
  public let vocabularySize: Int
  /// The numbers of tokens and code points of the measured text.
  public let tokens: Int
  public let characters: Int
  /// What the whole text costs, −log₂ of its probability.
  public let bits: Double

  /// Grows with the vocabulary, since tokens become longer: of no use to
  /// compare vocabularies.
  public var bitsPerToken: Double { bits / Double(tokens) }
  /// What remains comparable: the text is the same for all.
  public var bitsPerCharacter: Double { bits / Double(characters) }
  public var charactersPerToken: Double {
    Double(characters) / Double(tokens)
  }

  /// Counts n-grams in the tokens of `learned` and predicts those of
  /// `measured`.
  ///
  /// - Throws: `TokenizerError` if the tokenizer refuses a text.
  public init(
    _ tokenizer: any Tokenizer, learned: [String], measured: [String]
  ) throws {
    let model = TokenNGrams(
      try learned.map(tokenizer.encode),
      vocabularySize: tokenizer.vocabularySize)
    let ids: [[Int]] = try measured.map(tokenizer.encode)
    vocabularySize = tokenizer.vocabularySize
    tokens = ids.reduce(0) { $0 + $1.count }
    characters = measured.reduce(0) { $0 + $1.unicodeScalars.count }
    bits = ids.reduce(0.0) { $0 + model.bits(of: $1) }
  }
}

/// Learns one vocabulary of the largest size; its first merges are the
/// smaller ones.
///
/// A text can run out of pairs. Then the largest is smaller, and occurs
/// once.
public func vocabularies(
  ofSizes sizes: [Int], from documents: [String]
) -> [BytePairEncoding] {
  let largest = BytePairTrainer.train(
    on: documents.joined(separator: endOfTextToken),
    vocabularySize: (sizes.max() ?? 256) + 1
  ).merges
  let counts = Set(sizes.map { min($0 - 256, largest.count) })
  return counts.sorted().map {
    BytePairEncoding(merges: Array(largest.prefix($0)), specialTokens: [])
  }
}

/// Splits a text at `<|endoftext|>` and puts every tenth document aside.
public func splitDocuments(_ text: String) -> (
  learned: [String], measured: [String]
) {
  let documents: [String] = text.split(separator: endOfTextToken + "\n")
    .map(String.init)
  let places = documents.indices
  return (
    places.filter { $0 % 10 != 9 }.map { documents[$0] },
    places.filter { $0 % 10 == 9 }.map { documents[$0] }
  )
}

/// Takes documents from the beginning until they have `characters` code
/// points.
public func beginning(
  of documents: [String], characters: Int
) -> [String] {
  var left = characters
  return Array(
    documents.prefix { document in
      defer { left -= document.unicodeScalars.count }
      return left > 0
    })
}
