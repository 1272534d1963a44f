import NeuralNetworks
import Tensors

/// A smooth relative of ReLU: x Φ(x), where Φ, the normal distribution
/// function, is approximated by tanh.
///
/// Book, section 4.3: `GELU`. Hendrycks and Gimpel, 2016. PyTorch:
/// `torch.nn.GELU(approximate="tanh")`.
public final class GELU: Module, Layer {
  /// Whether one fused operation replaces the steps. It gives the same
  /// numbers up to rounding, and is faster.
  public var isFused = true

  /// Applies x / 2 · (1 + tanh(√(2/π) · (x + 0.044715 x³))) to each
  /// element; the shape stays.
  public func callAsFunction(_ x: Tensor<Float>) -> Tensor<Float> {
    if isFused { return x.gelu() }  // the same in one operation
    let inner = (2 / Float.pi).squareRoot() * (x + 0.044715 * x.pow(3))
    return 0.5 * x * (1 + inner.tanh())
  }
}
