import NeuralNetworks
import Tensors

/// Gives every token's vector mean 0 and variance 1, and then a learned scale and shift.
///
/// The variance divides by n, not n − 1, as GPT-2's does. Book, section 4.2: `LayerNorm`.
public final class LayerNorm: Module, Layer {
  @Parameter public var scale: Tensor<Float>  // [width]
  @Parameter public var shift: Tensor<Float>  // [width]

  private let epsilon: Float = 1e-5

  /// Makes a layer for inputs `[…, width]`.
  public init(width: Int) {
    scale = .ones([width])
    shift = .zeros([width])
  }

  /// Normalizes along the last axis in one pass; the shape stays.
  public func callAsFunction(_ x: Tensor<Float>) -> Tensor<Float> {
    x.layerNormalized(shape: scale.shape, scale: scale, shift: shift, epsilon: epsilon)
  }

  /// The same step by step.
  public func stepByStep(_ x: Tensor<Float>) -> Tensor<Float> {
    let mean = x.mean(along: -1, keepingDimensions: true)  // [batch, tokens, 1]
    let variance = x.variance(along: -1, unbiased: false, keepingDimensions: true)
    let normalized = (x - mean) / (variance + epsilon).sqrt()
    return scale * normalized + shift
  }
}
