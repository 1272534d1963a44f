import Tensors

/// Divides the gradient by the root of the running mean of its squares: v ← α v + (1 − α) g²,
/// p ← p − rate · g / (√v + ε). PyTorch: `torch.optim.RMSprop`. Hinton, 2012.
public final class RMSprop: Optimizer {
  private let smoothing: Double
  private let epsilon: Double

  public convenience init(
    _ parameters: [Parameter], learningRate: Double = 1e-2, smoothing: Double = 0.99,
    epsilon: Double = 1e-8, weightDecay: Double = 0
  ) {
    self.init(
      groups: [ParameterGroup(parameters, learningRate: learningRate, weightDecay: weightDecay)],
      smoothing: smoothing, epsilon: epsilon)
  }

  public init(groups: [ParameterGroup], smoothing: Double = 0.99, epsilon: Double = 1e-8) {
    (self.smoothing, self.epsilon) = (smoothing, epsilon)
    super.init(groups: groups)
  }

  public override var slots: [String] { ["meanSquare"] }

  public override var settings: [String: Double] { ["smoothing": smoothing, "epsilon": epsilon] }

  public override func update(
    _ parameter: Tensor<Float>, gradient: Tensor<Float>, memory: Memory, group: ParameterGroup
  ) {
    let gradient = gradient.decayed(by: group.weightDecay, towardsZero: parameter)
    let meanSquare = memory["meanSquare"]
    meanSquare.multiply(by: Float(smoothing))
    meanSquare.add(gradient * gradient, scaledBy: Float(1 - smoothing))
    parameter.add(gradient / (meanSquare.sqrt() + Float(epsilon)), scaledBy: Float(-group.learningRate))
  }
}
