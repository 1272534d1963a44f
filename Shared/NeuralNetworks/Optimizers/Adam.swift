import Foundation
import Tensors

/// Divides each step by the running size of the gradient, so that every number moves at its own pace.
///
/// With m and v the running means of g and g², both corrected for their start at zero:
/// p ← p − rate · m̂ / (√v̂ + ε). Weight decay is added to the gradient. With `amsgrad`, v̂ is the largest so
/// far. PyTorch: `torch.optim.Adam`. Kingma and Ba, 2015; Reddi et al., 2018.
public class Adam: Optimizer {
  private let betas: (Double, Double)
  private let epsilon: Double
  private let amsgrad: Bool

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

  public override func update(
    _ parameter: Tensor<Float>, gradient: Tensor<Float>, memory: Memory, group: ParameterGroup
  ) {
    let gradient = gradient.decayed(by: group.weightDecay, towardsZero: parameter)
    move(parameter, against: gradient, keeping: 1, memory: memory, learningRate: group.learningRate)
  }

  /// Makes the step, after multiplying the parameter by `keep`.
  final func move(
    _ parameter: Tensor<Float>, against gradient: Tensor<Float>, keeping keep: Double, memory: Memory,
    learningRate: Double
  ) {
    let stepSize = learningRate / (1 - pow(betas.0, Double(memory.step)))
    let rootCorrection = (1 - pow(betas.1, Double(memory.step))).squareRoot()
    let (mean, meanSquare) = (memory["mean"], memory["meanSquare"])
    guard amsgrad else {
      return parameter.adamWStep(
        gradient: gradient, mean: mean, meanSquare: meanSquare, betas: betas, keep: keep,
        stepSize: stepSize, rootCorrection: rootCorrection, epsilon: epsilon)
    }
    mean.add(gradient - mean, scaledBy: Float(1 - betas.0))
    meanSquare.multiply(by: Float(betas.1))
    meanSquare.add(gradient * gradient, scaledBy: Float(1 - betas.1))
    let largest = memory["largestMeanSquare"]
    largest.copy(from: .maximum(largest, meanSquare))
    let root = largest.sqrt() / Float(rootCorrection) + Float(epsilon)
    parameter.multiply(by: Float(keep))
    parameter.add(mean / root, scaledBy: Float(-stepSize))
  }
}
