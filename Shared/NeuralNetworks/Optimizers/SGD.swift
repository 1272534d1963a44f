import Tensors

/// Stochastic gradient descent: p ← p − rate · g, optionally with momentum. PyTorch: `torch.optim.SGD`.
///
/// With momentum, a running sum b takes the place of g: b ← momentum · b + (1 − dampening) · g, which starts
/// as the first gradient. Nesterov's variant takes g + momentum · b. Weight decay is added to the gradient: g
/// + decay · p.
public final class SGD: Optimizer {
  private let momentum: Double
  private let dampening: Double
  private let isNesterov: Bool

  public convenience init(
    _ parameters: [Parameter], learningRate: Double, momentum: Double = 0, dampening: Double = 0,
    weightDecay: Double = 0, isNesterov: Bool = false
  ) {
    self.init(
      groups: [ParameterGroup(parameters, learningRate: learningRate, weightDecay: weightDecay)],
      momentum: momentum, dampening: dampening, isNesterov: isNesterov)
  }

  public init(
    groups: [ParameterGroup], momentum: Double = 0, dampening: Double = 0, isNesterov: Bool = false
  ) {
    precondition(
      !isNesterov || (momentum > 0 && dampening == 0),
      "SGD: Nesterov momentum requires a momentum above 0 and no dampening")
    self.momentum = momentum
    self.dampening = dampening
    self.isNesterov = isNesterov
    super.init(groups: groups)
  }

  public override var slots: [String] { momentum == 0 ? [] : ["momentum"] }

  public override var settings: [String: Double] {
    ["momentum": momentum, "dampening": dampening, "isNesterov": isNesterov ? 1 : 0]
  }

  public override func update(
    _ parameter: Tensor<Float>, gradient: Tensor<Float>, memory: Memory, group: ParameterGroup
  ) {
    var direction = gradient.decayed(by: group.weightDecay, towardsZero: parameter)
    if momentum != 0 {
      let sum = memory["momentum"]
      if memory.step == 1 {
        sum.copy(from: direction)
      } else {
        sum.multiply(by: Float(momentum))
        sum.add(direction, scaledBy: Float(1 - dampening))
      }
      direction = isNesterov ? direction + sum * Float(momentum) : sum
    }
    parameter.add(direction, scaledBy: Float(-group.learningRate))
  }
}

extension Tensor<Float> {
  /// Adds the gradient of decay / 2 · |parameter|², which pulls the parameter towards zero.
  func decayed(by decay: Double, towardsZero parameter: Tensor) -> Tensor {
    decay == 0 ? self : self + parameter * Float(decay)
  }
}
