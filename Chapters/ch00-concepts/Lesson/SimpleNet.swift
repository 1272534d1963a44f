import NeuralNetworks
import Tensors

/// A network with ten inputs, five hidden units and one output, a
/// probability.
///
/// Notes 0: `SimpleNet`.
public final class SimpleNet: Module, Layer {
  public let fc1: Linear
  let relu = ReLU()
  public let fc2: Linear
  let sigmoid = Sigmoid()

  /// Makes the network. The weights of `fc1` are drawn before those of
  /// `fc2`.
  public init(generator: RandomGenerator = .default) {
    fc1 = Linear(inputSize: 10, outputSize: 5, generator: generator)
    fc2 = Linear(inputSize: 5, outputSize: 1, generator: generator)
  }

  /// Computes probabilities: `[batch, 10]` → `[batch, 1]`.
  public func callAsFunction(_ x: Tensor<Float>) -> Tensor<Float> {
    let hidden = relu(fc1(x))  // [batch, 5]
    return sigmoid(fc2(hidden))  // [batch, 1]
  }
}
