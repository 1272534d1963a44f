import NeuralNetworks
import SelfAttention
import Tensors

/// Attention between the tokens, then a feed-forward network for each of
/// them.
///
/// Each normalizes its input first and adds its output to it: the shortcut
/// along which gradients reach the first layers. Book, section 4.5:
/// `TransformerBlock`.
public final class TransformerBlock: Module, Layer {
  public let attention: MultiHeadAttention
  public let feedForward: FeedForward
  public let firstNorm: LayerNorm
  public let secondNorm: LayerNorm
  public let shortcutDropout: Dropout

  public init(_ configuration: GPTConfiguration) {
    attention = MultiHeadAttention(
      inputSize: configuration.embeddingWidth,
      outputSize: configuration.embeddingWidth,
      contextLength: configuration.contextLength,
      dropout: configuration.attentionDropout,
      headCount: configuration.headCount,
      hasQKVBias: configuration.hasQKVBias)
    feedForward = FeedForward(configuration)
    firstNorm = LayerNorm(width: configuration.embeddingWidth)
    secondNorm = LayerNorm(width: configuration.embeddingWidth)
    shortcutDropout = Dropout(probability: configuration.shortcutDropout)
  }

  /// Applies the block: `[batch, tokens, width]` → `[batch, tokens,
  /// width]`.
  public func callAsFunction(_ x: Tensor<Float>) -> Tensor<Float> {
    var noCache: KeyValueCache?
    return self(x, number: 0, cache: &noCache)
  }

  /// The same as the block `number` of a model, for tokens that continue
  /// the text in the cache, if there is one.
  func callAsFunction(
    _ x: Tensor<Float>, number: Int, cache: inout KeyValueCache?
  ) -> Tensor<Float> {
    let attended =
      x
      + shortcutDropout(
        attention(firstNorm(x), block: number, cache: &cache))
    return attended + shortcutDropout(feedForward(secondNorm(attended)))
  }
}
