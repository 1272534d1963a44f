import NeuralNetworks
import Tensors

/// Write the LoRA layer: x A B, times alpha / rank.
///
/// Book, section E.4. The parameters are `a`, `[inputs, rank]`, and `b`,
/// `[rank, outputs]`. A starts random: take
/// `.kaimingUniform([inputs, rank], slope: 5.0.squareRoot())`. B starts so
/// that the layer adds nothing. `[…, inputs]` → `[…, outputs]`.
///
/// Declare them as `@Parameter var a: Tensor<Float>`, so that optimisers
/// find them.
///
/// Example: a new layer turns every x into zeros.
public final class LoRALayer: Module, Layer {
  @Parameter var a: Tensor<Float>  // [inputs, rank]
  @Parameter var b: Tensor<Float>  // [rank, outputs]
  private let factor: Float

  public init(
    inputSize: Int, outputSize: Int, rank: Int, alpha: Int
  ) throws {
    a = .kaimingUniform([inputSize, rank], slope: 5.0.squareRoot())
    b = .zeros([rank, outputSize])
    factor = Float(alpha) / Float(rank)
  }

  public func callAsFunction(_ x: Tensor<Float>) -> Tensor<Float> {
    x.matmul(a).matmul(b) * factor
  }
}
