import NeuralNetworks
import Tensors

/// Gives every token's vector mean 0 and variance 1, then applies a learned
/// scale and shift.
///
/// The variance divides by n, not n − 1, as GPT-2's does. Book, section
/// 4.2: `LayerNorm`. Ba, Kiros and Hinton, 2016. PyTorch:
/// `torch.nn.LayerNorm`.
public final class LayerNorm: Module, Layer {
  @Parameter public var scale: Tensor<Float>  // [width]
  @Parameter public var shift: Tensor<Float>  // [width]

  /// Whether one fused operation replaces the steps. It gives the same
  /// numbers up to rounding, and is faster.
  public var isFused = true

  private let epsilon: Float = 1e-5

  /// Makes a layer for inputs `[…, width]`.
  public init(width: Int) {
    scale = .ones([width])
    shift = .zeros([width])
  }

  /// Normalizes along the last axis: `[batch, tokens, width]`, same shape.
  public func callAsFunction(_ x: Tensor<Float>) -> Tensor<Float> {
    if isFused { return fused(x) }  // all that follows, in one pass
    let mean = x.mean(along: -1, keepingDimensions: true)
    let variance = x.variance(
      along: -1, unbiased: false, keepingDimensions: true)
    let normalized = (x - mean) / (variance + epsilon).sqrt()
    return scale * normalized + shift
  }

  /// Computes the same in one operation, which reads the numbers once.
  private func fused(_ x: Tensor<Float>) -> Tensor<Float> {
    x.layerNormalized(
      shape: scale.shape, scale: scale, shift: shift, epsilon: epsilon)
  }
}
