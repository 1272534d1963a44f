/// The sizes of a GPT model. Book, section 4.1: `GPT_CONFIG_124M`.
public struct GPTConfiguration: Codable, Equatable, Sendable {
  /// The number of entries in the vocabulary.
  public var vocabularySize: Int
  /// The largest number of tokens that the model can look at.
  public var contextLength: Int
  /// The length of the vector that stands for a token.
  public var embeddingWidth: Int
  /// The number of attention heads in a block; the width must divide evenly among them.
  public var headCount: Int
  /// The number of transformer blocks.
  public var layerCount: Int
  /// The probability with which training drops an element of the embedded tokens.
  public var embeddingDropout: Double
  /// The probability with which training drops an attention weight.
  public var attentionDropout: Double
  /// The probability with which training drops an element before it is added to the shortcut.
  public var shortcutDropout: Double
  /// Whether the projections to queries, keys and values have a bias. GPT-2's have.
  public var hasQKVBias: Bool

  /// Describes a model with one rate of `dropout` for all places; the properties can then change each.
  public init(
    vocabularySize: Int, contextLength: Int, embeddingWidth: Int, headCount: Int, layerCount: Int,
    dropout: Double, hasQKVBias: Bool = false
  ) {
    self.vocabularySize = vocabularySize
    self.contextLength = contextLength
    self.embeddingWidth = embeddingWidth
    self.headCount = headCount
    self.layerCount = layerCount
    embeddingDropout = dropout
    attentionDropout = dropout
    shortcutDropout = dropout
    self.hasQKVBias = hasQKVBias
  }
}

// The four sizes of GPT-2 as the book configures them: without a bias for queries, keys and values. Radford
// et al., 2019; the names count parameters with the output layer's weight shared (`totalWhenTied`).
extension GPTConfiguration {
  /// The smallest GPT-2, the model of the book.
  public static let gpt124M = gpt2(embeddingWidth: 768, headCount: 12, layerCount: 12)
  /// GPT-2 medium.
  public static let gpt355M = gpt2(embeddingWidth: 1024, headCount: 16, layerCount: 24)
  /// GPT-2 large.
  public static let gpt774M = gpt2(embeddingWidth: 1280, headCount: 20, layerCount: 36)
  /// GPT-2 XL, the largest.
  public static let gpt1558M = gpt2(embeddingWidth: 1600, headCount: 25, layerCount: 48)

  private static func gpt2(embeddingWidth: Int, headCount: Int, layerCount: Int) -> GPTConfiguration {
    GPTConfiguration(
      vocabularySize: 50257, contextLength: 1024, embeddingWidth: embeddingWidth,
      headCount: headCount,
      layerCount: layerCount, dropout: 0.1)
  }
}
