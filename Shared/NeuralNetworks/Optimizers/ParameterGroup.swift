/// Parameters that share a learning rate and a weight decay. PyTorch: `param_groups`.
public struct ParameterGroup {
  public let parameters: [Parameter]
  /// The factor of every step.
  public var learningRate: Double
  /// How strongly parameters are pulled towards zero.
  public var weightDecay: Double

  public init(_ parameters: [Parameter], learningRate: Double, weightDecay: Double = 0) {
    self.parameters = parameters
    self.learningRate = learningRate
    self.weightDecay = weightDecay
  }
}
