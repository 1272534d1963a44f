import Tensors

/// Adam whose weight decay is apart from the gradient: p ← p · (1 − rate · decay) before Adam's step.
///
/// A parameter without gradient is left alone, decay included. PyTorch: `torch.optim.AdamW`. Loshchilov and
/// Hutter, 2019.
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
    move(
      parameter, against: gradient, keeping: 1 - group.learningRate * group.weightDecay, memory: memory,
      learningRate: group.learningRate)
  }
}
