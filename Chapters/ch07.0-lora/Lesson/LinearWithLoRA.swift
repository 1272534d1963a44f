import NeuralNetworks
import Tensors

/// A linear layer with a LoRA layer beside it: y = x Wᵀ + b + s · x A B.
///
/// It takes the linear layer's place in a model and shares its weight and bias. Book, appendix E, and notes
/// 7.0: `LinearWithLoRA`.
public final class LinearWithLoRA: Linear {
  public let lora: LoRALayer

  /// Adds a new LoRA layer to a linear one; the outputs stay what they were until it is trained.
  public convenience init(
    _ linear: Linear, rank: Int, alpha: Double, scaling: LoRAScaling = .alphaOverRank,
    generator: RandomGenerator = .default
  ) {
    self.init(
      linear,
      lora: LoRALayer(
        inputSize: linear.inputSize, outputSize: linear.outputSize, rank: rank, alpha: alpha,
        scaling: scaling, generator: generator))
  }

  /// Adds a given LoRA layer to a linear one.
  ///
  /// Traps unless both have the same sizes.
  public init(_ linear: Linear, lora: LoRALayer) {
    precondition(
      lora.inputSize == linear.inputSize && lora.outputSize == linear.outputSize,
      """
      LinearWithLoRA: A \(lora.a.shape) and B \(lora.b.shape) do not fit a weight \(linear.weight.shape)
      """)
    self.lora = lora
    super.init(sharing: linear)
  }

  /// Applies both layers and adds what they give: `[…, inputs]` → `[…, outputs]`.
  public override func callAsFunction(_ x: Tensor<Float>) -> Tensor<Float> {
    super.callAsFunction(x) + lora(x)
  }

  /// Adds the change to the weight: W + s · (A B)ᵀ, `[outputs, inputs]`.
  ///
  /// The bonus material of the book's repository computes with it in every step (`LinearWithLoRAMerged`); the
  /// gradients are the same.
  public func mergedWeight() -> Tensor<Float> { weight + lora.weightChange() }

  /// Makes a plain layer of the merged weight and a copy of the bias. This layer keeps its own.
  public func merged() -> Linear {
    // What the new layer draws is replaced at once, so it comes from a generator of its own.
    let merged = Linear(
      inputSize: inputSize, outputSize: outputSize, hasBias: bias != nil, generator: RandomGenerator())
    noGrad { merged.weight = mergedWeight() }
    merged.bias = bias?.copied()
    return merged
  }

  /// Makes a plain layer that shares weight and bias with this one and leaves the LoRA layer out.
  public func withoutLoRA() -> Linear { Linear(sharing: self) }
}
