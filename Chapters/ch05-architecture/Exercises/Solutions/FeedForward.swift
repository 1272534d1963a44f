import NeuralNetworks
import Tensors

/// Write the network that works on each token alone.
///
/// Book, section 4.3: a linear layer makes the vector four times as wide, an
/// activation follows, and a second linear layer makes it as wide as before.
/// Both layers have a bias. `[batch, tokens, width]`, same shape.
///
/// The activation comes as an argument, so that it can be yours, the book's
/// or another one. Keep the three in a `Sequential` called `layers`: that
/// gives the parameters the names `layers.0.weight` and so on.
///
/// Example: `FeedForward(width: 768, activation: ReLU())` has 4,722,432
/// parameters.
public final class FeedForward: Module, Layer {
  let layers: Sequential

  public init(width: Int, activation: any Layer) throws {
    layers = Sequential(
      Linear(inputSize: width, outputSize: 4 * width),
      activation,
      Linear(inputSize: 4 * width, outputSize: width))
  }

  public func callAsFunction(_ x: Tensor<Float>) -> Tensor<Float> {
    layers(x)
  }
}
