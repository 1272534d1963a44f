import Foundation
import NeuralNetworks
import Tensors

/// Write AdamW.
///
/// Book, section 5.2 uses PyTorch's. For each parameter p with gradient g,
/// at its step t (counted from 1, `memory.step`):
///
///     m ← β₁ m + (1 − β₁) g         m̂ = m / (1 − β₁ᵗ)
///     v ← β₂ v + (1 − β₂) g²        v̂ = v / (1 − β₂ᵗ)
///     p ← p · (1 − rate · decay) − rate · m̂ / (√v̂ + ε)
///
/// with β₁ = 0.9, β₂ = 0.999, ε = 1e-8. `memory["mean"]` is m and
/// `memory["meanSquare"]` is v, both zero at first; the rate and the decay
/// are those of `group`. Change them in place: `copy(from:)`.
///
/// Example: the first step changes a number by the rate, whatever the size
/// of its gradient.
public final class AdamW: Optimizer {
  public init(
    _ parameters: [Parameter], learningRate: Double, weightDecay: Double
  ) throws {
    super.init(groups: [
      ParameterGroup(
        parameters, learningRate: learningRate, weightDecay: weightDecay)
    ])
  }

  public override var slots: [String] { ["mean", "meanSquare"] }

  public override func update(
    _ parameter: Tensor<Float>, gradient: Tensor<Float>, memory: Memory,
    group: ParameterGroup
  ) {
    let (mean, meanSquare) = (memory["mean"], memory["meanSquare"])
    mean.copy(from: mean * 0.9 + gradient * 0.1)
    meanSquare.copy(from: meanSquare * 0.999 + gradient * gradient * 0.001)

    let step = Double(memory.step)
    let correctedMean = mean / Float(1 - pow(0.9, step))
    let correctedSquare = meanSquare / Float(1 - pow(0.999, step))
    let change = correctedMean / (correctedSquare.sqrt() + 1e-8)
    let kept = parameter * Float(1 - group.learningRate * group.weightDecay)
    parameter.copy(from: kept - change * Float(group.learningRate))
  }
}
