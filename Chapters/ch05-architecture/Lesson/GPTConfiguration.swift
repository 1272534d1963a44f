/// The sizes of a GPT model. Book, section 4.1: `GPT_CONFIG_124M`.
public struct GPTConfiguration: Codable, Equatable, Sendable {
  /// The number of entries in the vocabulary.
  public var vocabularySize: Int
  /// The largest number of tokens that the model can read at once.
  public var contextLength: Int
  /// The length of the vector that represents a token.
  public var embeddingWidth: Int
  /// The number of attention heads in a block, which must divide the width
  /// evenly.
  public var headCount: Int
  /// The number of transformer blocks.
  public var layerCount: Int
  /// The probability of dropping an element of the embedded tokens in
  /// training.
  public var embeddingDropout: Double
  /// The probability of dropping an attention weight in training.
  public var attentionDropout: Double
  /// The probability of dropping an element in training before it is added
  /// to the shortcut.
  public var shortcutDropout: Double
  /// Whether the projections to queries, keys and values have a bias, as
  /// GPT-2's do.
  public var hasQKVBias: Bool

  /// Describes a model with the same rate of `dropout` in all three places;
  /// the properties can then change each.
  public init(
    vocabularySize: Int, contextLength: Int, embeddingWidth: Int,
    headCount: Int, layerCount: Int,
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

// The four sizes of GPT-2 (Radford et al., 2019) as the book configures
// them: without a bias for queries, keys and values. The names count the
// parameters of a model whose output head shares the token embedding's
// weight.
extension GPTConfiguration {
  /// The smallest GPT-2, and the book's model.
  public static let gpt124M = gpt2(
    embeddingWidth: 768, headCount: 12, layerCount: 12)
  /// GPT-2 medium.
  public static let gpt355M = gpt2(
    embeddingWidth: 1024, headCount: 16, layerCount: 24)
  /// GPT-2 large.
  public static let gpt774M = gpt2(
    embeddingWidth: 1280, headCount: 20, layerCount: 36)
  /// GPT-2 XL, the largest.
  public static let gpt1558M = gpt2(
    embeddingWidth: 1600, headCount: 25, layerCount: 48)

  private static func gpt2(
    embeddingWidth: Int, headCount: Int, layerCount: Int
  ) -> GPTConfiguration {
    GPTConfiguration(
      vocabularySize: 50257, contextLength: 1024,
      embeddingWidth: embeddingWidth,
      headCount: headCount,
      layerCount: layerCount, dropout: 0.1)
  }
}
