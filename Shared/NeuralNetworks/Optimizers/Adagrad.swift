import Tensors

/// Divides the gradient by the root of the sum of its squares so far: p ← p − rate · g / (√Σg² + ε).
/// PyTorch: `torch.optim.Adagrad`. Duchi et al., 2011.
public final class Adagrad: Optimizer {
  private let epsilon: Double

  public convenience init(
    _ parameters: [Parameter], learningRate: Double = 1e-2, epsilon: Double = 1e-10,
    weightDecay: Double = 0
  ) {
    self.init(
      groups: [ParameterGroup(parameters, learningRate: learningRate, weightDecay: weightDecay)],
      epsilon: epsilon)
  }

  public init(groups: [ParameterGroup], epsilon: Double = 1e-10) {
    self.epsilon = epsilon
    super.init(groups: groups)
  }

  public override var slots: [String] { ["squareSum"] }

  public override var settings: [String: Double] { ["epsilon": epsilon] }

  public override func update(
    _ parameter: Tensor<Float>, gradient: Tensor<Float>, memory: Memory, group: ParameterGroup
  ) {
    let gradient = gradient.decayed(by: group.weightDecay, towardsZero: parameter)
    let squareSum = memory["squareSum"]
    squareSum.add(gradient * gradient)
    parameter.add(gradient / (squareSum.sqrt() + Float(epsilon)), scaledBy: Float(-group.learningRate))
  }
}
