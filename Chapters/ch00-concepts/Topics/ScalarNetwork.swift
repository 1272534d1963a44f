import Concepts
import Tensors

/// A layer of units made of scalars, each with tanh: weights
/// `[outputs][inputs]` and biases.
public struct ScalarLayer {
  public let weights: [[Scalar]]
  public let biases: [Scalar]

  /// Makes a layer with the numbers of a weight `[outputs, inputs]` and a
  /// bias `[outputs]`.
  public init(weight: Tensor<Float>, bias: Tensor<Float>) {
    weights = (0..<weight.shape[0]).map { unit in
      weight[unit].scalars.map { Scalar(Double($0)) }
    }
    biases = bias.scalars.map { Scalar(Double($0)) }
  }

  public func callAsFunction(_ x: [Scalar]) -> [Scalar] {
    zip(weights, biases).map { weights, bias in
      zip(weights, x).reduce(bias) { $0 + $1.0 * $1.1 }.tanh()
    }
  }

  /// The gradients of all weights, then of all biases.
  public var gradients: [Double] {
    (weights.joined() + biases).map(\.gradient)
  }
}
