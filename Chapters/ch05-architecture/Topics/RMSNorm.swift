import NeuralNetworks
import Tensors

/// Divides every token's vector by the root of its mean square, then applies
/// a learned scale.
///
/// Compared with `LayerNorm`, no mean is subtracted and no shift added.
/// Zhang and Sennrich, 2019. PyTorch: `torch.nn.RMSNorm`.
public final class RMSNorm: Module, Layer {
  @Parameter public var scale: Tensor<Float>  // [width]
  private let epsilon: Float

  /// Makes a layer for inputs `[…, width]`.
  public init(width: Int, epsilon: Float = 1e-5) {
    self.epsilon = epsilon
    scale = .ones([width])
  }

  /// Normalizes along the last axis; the shape stays. In steps: x / (mean
  /// x² + ε).sqrt() · scale.
  public func callAsFunction(_ x: Tensor<Float>) -> Tensor<Float> {
    x.rootMeanSquareNormalized(
      shape: scale.shape, scale: scale, epsilon: epsilon)
  }
}
