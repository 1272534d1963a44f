import Exercises
import NeuralNetworks
import Tensors

/// Write a linear layer with a LoRA layer beside it.
///
/// Book, section E.4: both get the same x, and their results are added. It
/// must itself be a `Linear`, to take the place of one in a model; call
/// `super.init(sharing: linear)` last, and it has the weight and the bias
/// of the layer that it replaces. `[…, inputs]` → `[…, outputs]`.
///
/// Example: as long as the LoRA layer adds zeros, the result is that of
/// `linear`.
public final class LinearWithLoRA: Linear {
  public init(_ linear: Linear, lora: any Layer) throws {
    throw NotStarted()
  }

  public override func callAsFunction(_ x: Tensor<Float>) -> Tensor<Float> {
    x
  }
}
