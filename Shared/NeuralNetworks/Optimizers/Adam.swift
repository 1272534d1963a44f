import Foundation
import Tensors

/// Divides each step by the running size of the gradient, so that every number moves at its own pace.
///
///     m ← β₁ m + (1 − β₁) g         m̂ = m / (1 − β₁ᵗ)
///     v ← β₂ v + (1 − β₂) g²        v̂ = v / (1 − β₂ᵗ)
///     p ← p − rate · m̂ / (√v̂ + ε)
///
/// The means start at zero; m̂ and v̂ correct for that at step t. Weight decay is added to the gradient. With
/// `amsgrad`, the largest v so far takes the place of v. PyTorch: `torch.optim.Adam`. Kingma and Ba, 2015;
/// Reddi et al., 2018.
public class Adam: Optimizer {
  private let betas: (Double, Double)
  private let epsilon: Double
  final let amsgrad: Bool

  /// Makes an optimiser for parameters that share one learning rate.
  public convenience init(
    _ parameters: [Parameter], learningRate: Double = 1e-3, betas: (Double, Double) = (0.9, 0.999),
    epsilon: Double = 1e-8, weightDecay: Double = 0, amsgrad: Bool = false
  ) {
    self.init(
      groups: [ParameterGroup(parameters, learningRate: learningRate, weightDecay: weightDecay)],
      betas: betas, epsilon: epsilon, amsgrad: amsgrad)
  }

  /// Makes an optimiser for several groups of parameters.
  public init(
    groups: [ParameterGroup], betas: (Double, Double) = (0.9, 0.999), epsilon: Double = 1e-8,
    amsgrad: Bool = false
  ) {
    (self.betas, self.epsilon, self.amsgrad) = (betas, epsilon, amsgrad)
    super.init(groups: groups)
  }

  public override var slots: [String] {
    amsgrad ? ["mean", "meanSquare", "largestMeanSquare"] : ["mean", "meanSquare"]
  }

  public override var settings: [String: Double] {
    ["beta1": betas.0, "beta2": betas.1, "epsilon": epsilon, "amsgrad": amsgrad ? 1 : 0]
  }

  public override func update(
    _ parameter: Tensor<Float>, gradient: Tensor<Float>, memory: Memory, group: ParameterGroup
  ) {
    let gradient = gradient.decayed(by: group.weightDecay, towardsZero: parameter)
    if amsgrad {
      return updateByLargestMeanSquare(parameter, gradient, memory, learningRate: group.learningRate)
    }
    let f = factors(step: memory.step, learningRate: group.learningRate)
    parameter.update(memory["mean"], memory["meanSquare"], reading: gradient) { run in
      @inline(__always)
      func formula(_ p: inout Vector, _ m: inout Vector, _ v: inout Vector, _ g: Vector) {
        m = m.addingProduct(g - m, f.newMean)  // m + (1 − β₁) (g − m) = β₁ m + (1 − β₁) g
        v = (v * f.oldSquare).addingProduct(g * g, f.newSquare)  // β₂ v + (1 − β₂) g²
        p = p - m * f.stepSize / (v.squareRoot() * f.rootFactor + f.epsilon)  // p − rate · m̂ / (√v̂ + ε)
      }
      run.apply(formula)
    }
  }

  /// The constants of one step. They are rounded to Float only here, at the end: 1 − β₂ of a Float β₂ would
  /// be off by 5e-5 of its value.
  struct Factors {
    /// 1 − β₁
    let newMean: Float
    /// β₂
    let oldSquare: Float
    /// 1 − β₂
    let newSquare: Float
    /// rate / (1 − β₁ᵗ), which multiplies m as rate multiplies m̂
    let stepSize: Float
    /// 1 / √(1 − β₂ᵗ), which multiplies √v to make √v̂
    let rootFactor: Float
    /// ε
    let epsilon: Float
  }

  /// Computes the constants of step t, counted from 1.
  final func factors(step t: Int, learningRate: Double) -> Factors {
    Factors(
      newMean: Float(1 - betas.0), oldSquare: Float(betas.1), newSquare: Float(1 - betas.1),
      stepSize: Float(learningRate / (1 - pow(betas.0, Double(t)))),
      rootFactor: Float(1 / (1 - pow(betas.1, Double(t))).squareRoot()), epsilon: Float(epsilon))
  }

  /// Makes Adam's step with the largest v so far, operation by operation: AMSGrad, which is rarely used.
  final func updateByLargestMeanSquare(
    _ parameter: Tensor<Float>, _ gradient: Tensor<Float>, _ memory: Memory, learningRate: Double
  ) {
    let f = factors(step: memory.step, learningRate: learningRate)
    let (mean, meanSquare, largest) = (memory["mean"], memory["meanSquare"], memory["largestMeanSquare"])
    mean.add(gradient - mean, scaledBy: f.newMean)
    meanSquare.multiply(by: f.oldSquare)
    meanSquare.add(gradient * gradient, scaledBy: f.newSquare)
    largest.copy(from: .maximum(largest, meanSquare))
    let rootCorrection = Float((1 - pow(betas.1, Double(memory.step))).squareRoot())
    let root = largest.sqrt() / rootCorrection + f.epsilon
    parameter.add(mean / root, scaledBy: -f.stepSize)
  }
}
