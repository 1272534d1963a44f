import Tensors

/// What an optimiser remembers, by the positions of parameters in its groups.
public struct OptimizerState {
  /// The settings of one group.
  public struct Group: Codable, Equatable, Sendable {
    public var learningRate: Double
    public var weightDecay: Double
    public var parameterCount: Int
  }

  /// The optimiser's type, such as `AdamW`.
  public var kind: String
  public var groups: [Group]
  /// The settings of the whole optimiser, such as `beta1`; a switch is 0 or 1.
  public var settings: [String: Double]
  /// How many steps have changed each parameter.
  public var steps: [Int]
  /// The tensors by position and slot, such as `3.mean`; none for a parameter that no step has changed.
  public var tensors: StateDictionary

  public init(
    kind: String, groups: [Group], settings: [String: Double], steps: [Int], tensors: StateDictionary
  ) {
    (self.kind, self.groups, self.settings) = (kind, groups, settings)
    (self.steps, self.tensors) = (steps, tensors)
  }
}
