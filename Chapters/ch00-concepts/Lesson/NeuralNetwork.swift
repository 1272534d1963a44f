import NeuralNetworks
import Tensors

/// A network with two hidden layers, of 30 and 20 units.
///
///     let model = NeuralNetwork(inputSize: 50, outputSize: 3)
///     let logits = model(.rand([1, 50]))  // [1, 3]
///
/// Book, section A.5: `NeuralNetwork`.
public final class NeuralNetwork: Module, Layer {
  let layers: Sequential

  /// Makes the network. Weights are drawn layer by layer, from input to
  /// output.
  public init(
    inputSize: Int, outputSize: Int, generator: RandomGenerator = .default
  ) {
    layers = Sequential(
      Linear(inputSize: inputSize, outputSize: 30, generator: generator),
      ReLU(),
      Linear(inputSize: 30, outputSize: 20, generator: generator),
      ReLU(),
      Linear(inputSize: 20, outputSize: outputSize, generator: generator)
    )
  }

  /// Computes logits: `[batch, inputs]` → `[batch, outputs]`.
  public func callAsFunction(_ x: Tensor<Float>) -> Tensor<Float> {
    layers(x)
  }
}
