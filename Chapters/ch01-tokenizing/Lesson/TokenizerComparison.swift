/// How well a tokenizer handles a text, in numbers that can be compared.
public struct TokenizerComparison: Sendable {
  public let name: String
  public let vocabularySize: Int
  /// The number of tokens of the text.
  public let tokens: Int
  /// Tokens per code point of the text: the fewer, the more text fits into
  /// a context.
  public let tokensPerCharacter: Double
  /// The share of the tokens that are the unknown token.
  public let unknownRate: Double
  /// Whether decoding restores the text, code point by code point.
  public let roundTrips: Bool

  /// Encodes `text` and decodes it again. The rates of an empty text are 0.
  ///
  /// - Throws: `TokenizerError` if the tokenizer refuses the text.
  public init(_ name: String, _ tokenizer: some Tokenizer, on text: String)
    throws
  {
    let ids = try tokenizer.encode(text)
    let unknown = ids.count { $0 == tokenizer.unknown }
    self.name = name
    vocabularySize = tokenizer.vocabularySize
    tokens = ids.count
    tokensPerCharacter =
      Double(ids.count) / Double(max(1, text.unicodeScalars.count))
    unknownRate = Double(unknown) / Double(max(1, ids.count))
    roundTrips = tokenizer.decode(ids).unicodeScalars.elementsEqual(
      text.unicodeScalars)
  }
}
