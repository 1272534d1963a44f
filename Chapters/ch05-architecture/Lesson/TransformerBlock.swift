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
    let width = configuration.embeddingWidth
    attention = MultiHeadAttention(
      inputSize: width, outputSize: width,
      contextLength: configuration.contextLength,
      dropout: configuration.attentionDropout,
      headCount: configuration.headCount,
      hasQKVBias: configuration.hasQKVBias)
    feedForward = FeedForward(configuration)
    firstNorm = LayerNorm(width: width)
    secondNorm = LayerNorm(width: width)
    shortcutDropout = Dropout(probability: configuration.shortcutDropout)
  }

  /// Applies the block: `[batch, tokens, width]`, same shape.
  public func callAsFunction(_ x: Tensor<Float>) -> Tensor<Float> {
    let attended = x + shortcutDropout(attention(firstNorm(x)))
    return attended + shortcutDropout(feedForward(secondNorm(attended)))
  }
}
