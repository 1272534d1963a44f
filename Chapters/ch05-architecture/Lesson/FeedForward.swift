import NeuralNetworks
import Tensors

/// Widens every token's vector fourfold, applies GELU, and narrows it
/// again.
///
/// Book, section 4.3: `FeedForward`.
public final class FeedForward: Module, Layer {
  public let layers: Sequential

  public init(_ configuration: GPTConfiguration) {
    let width = configuration.embeddingWidth
    layers = Sequential(
      Linear(inputSize: width, outputSize: 4 * width),
      GELU(),
      Linear(inputSize: 4 * width, outputSize: width))
  }

  /// Applies the network to each token: `[batch, tokens, width]`, same
  /// shape.
  public func callAsFunction(_ x: Tensor<Float>) -> Tensor<Float> {
    layers(x)
  }
}
