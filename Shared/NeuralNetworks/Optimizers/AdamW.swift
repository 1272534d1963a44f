import Tensors

/// Adam with weight decay of its own, which the running means do not see.
///
///     m ← β₁ m + (1 − β₁) g         m̂ = m / (1 − β₁ᵗ)
///     v ← β₂ v + (1 − β₂) g²        v̂ = v / (1 − β₂ᵗ)
///     p ← p · (1 − rate · decay) − rate · m̂ / (√v̂ + ε)
///
/// Adam adds the decay to the gradient, where it is divided by √v̂ like everything else; here every parameter
/// shrinks by the same share. A parameter without a gradient is left alone, decay included. PyTorch:
/// `torch.optim.AdamW`. Loshchilov and Hutter, 2019.
public final class AdamW: Adam {
  /// Makes an optimiser for parameters that share one learning rate.
  public convenience init(
    _ parameters: [Parameter], learningRate: Double = 1e-3, betas: (Double, Double) = (0.9, 0.999),
    epsilon: Double = 1e-8, weightDecay: Double = 1e-2, amsgrad: Bool = false
  ) {
    self.init(
      groups: [ParameterGroup(parameters, learningRate: learningRate, weightDecay: weightDecay)],
      betas: betas, epsilon: epsilon, amsgrad: amsgrad)
  }

  public override func update(
    _ parameter: Tensor<Float>, gradient: Tensor<Float>, memory: Memory, group: ParameterGroup
  ) {
    let keep = Float(1 - group.learningRate * group.weightDecay)
    if amsgrad {
      parameter.multiply(by: keep)
      return updateByLargestMeanSquare(parameter, gradient, memory, learningRate: group.learningRate)
    }
    let f = factors(step: memory.step, learningRate: group.learningRate)
    parameter.update(memory["mean"], memory["meanSquare"], reading: gradient) { run in
      @inline(__always)
      func formula(_ p: inout Vector, _ m: inout Vector, _ v: inout Vector, _ g: Vector) {
        m = m.addingProduct(g - m, f.newMean)  // m + (1 − β₁) (g − m) = β₁ m + (1 − β₁) g
        v = (v * f.oldSquare).addingProduct(g * g, f.newSquare)  // β₂ v + (1 − β₂) g²
        p = p * keep - m * f.stepSize / (v.squareRoot() * f.rootFactor + f.epsilon)
      }
      run.apply(formula)
    }
  }
}
