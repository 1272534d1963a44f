import NeuralNetworks
import Tensors

/// A smooth relative of ReLU: x Φ(x), with the tanh form of the normal distribution function Φ.
///
/// Book, section 4.3: `GELU`.
public final class GELU: Module, Layer {
  /// Applies the function in one pass; the shape stays.
  public func callAsFunction(_ x: Tensor<Float>) -> Tensor<Float> { x.gelu() }

  /// The same step by step: x / 2 · (1 + tanh(√(2/π) (x + 0.044715 x³))).
  public func stepByStep(_ x: Tensor<Float>) -> Tensor<Float> {
    let inner = (2 / Float.pi).squareRoot() * (x + 0.044715 * x.pow(3))
    return 0.5 * x * (1 + inner.tanh())
  }
}
