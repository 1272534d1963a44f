import NeuralNetworks
import Tensors

/// A linear layer with a LoRA layer beside it: y = x Wᵀ + b + s · x A B.
///
/// It replaces a linear layer in a model and shares that layer's weight and
/// bias. Book, appendix E, and notes 7.0: `LinearWithLoRA`.
public final class LinearWithLoRA: Linear {
  public let lora: LoRALayer

  public convenience init(
    _ linear: Linear, rank: Int, alpha: Double,
    scaling: LoRAScaling = .alphaOverRank,
    generator: RandomGenerator = .default
  ) {
    let lora = LoRALayer(
      inputSize: linear.inputSize, outputSize: linear.outputSize,
      rank: rank, alpha: alpha, scaling: scaling, generator: generator)
    self.init(linear, lora: lora)
  }

  /// Adds a given LoRA layer to a linear layer.
  ///
  /// Traps unless both have the same input and output sizes.
  public init(_ linear: Linear, lora: LoRALayer) {
    precondition(
      lora.inputSize == linear.inputSize
        && lora.outputSize == linear.outputSize,
      """
      LinearWithLoRA: A \(lora.a.shape) and B \(lora.b.shape) do not fit a \
      weight \(linear.weight.shape)
      """)
    self.lora = lora
    super.init(sharing: linear)
  }

  public override func callAsFunction(_ x: Tensor<Float>) -> Tensor<Float> {
    super.callAsFunction(x) + lora(x)
  }
}

extension LinearWithLoRA {
  /// Adds the change to the weight: W + s · (A B)ᵀ, `[outputs, inputs]`.
  ///
  /// The book's bonus material computes this in every step instead
  /// (`LinearWithLoRAMerged`); the gradients are the same.
  public func mergedWeight() -> Tensor<Float> {
    weight + lora.weightChange()
  }

  /// Makes a plain layer with the merged weight and a copy of the bias.
  /// This layer does not change.
  public func merged() -> Linear {
    noGrad { Linear(weight: mergedWeight(), bias: bias?.copied()) }
  }

  /// Makes a plain layer that shares this layer's weight and bias, without
  /// the LoRA layer.
  public func withoutLoRA() -> Linear { Linear(sharing: self) }
}
