/// The sizes of a GPT model. Book, section 4.1: `GPT_CONFIG_124M`.
public struct GPTConfiguration: Codable, Equatable, Sendable {
  /// The number of entries in the vocabulary.
  public var vocabularySize: Int
  /// The largest number of tokens that the model can look at.
  public var contextLength: Int
  /// The length of the vector that stands for a token.
  public var embeddingWidth: Int
  public var headCount: Int
  public var layerCount: Int
  /// The probability with which training drops an element.
  public var dropout: Double
  /// Whether the projections to queries, keys and values have a bias. GPT-2's have.
  public var hasQKVBias: Bool

  public init(
    vocabularySize: Int, contextLength: Int, embeddingWidth: Int, headCount: Int, layerCount: Int,
    dropout: Double, hasQKVBias: Bool = false
  ) {
    self.vocabularySize = vocabularySize
    self.contextLength = contextLength
    self.embeddingWidth = embeddingWidth
    self.headCount = headCount
    self.layerCount = layerCount
    self.dropout = dropout
    self.hasQKVBias = hasQKVBias
  }

  /// The smallest GPT-2, as the book configures it.
  public static let gpt124M = GPTConfiguration(
    vocabularySize: 50257, contextLength: 1024, embeddingWidth: 768, headCount: 12, layerCount: 12,
    dropout: 0.1)
}
