/// The losses measured during a training run.
public struct TrainingHistory: Codable, Equatable, Sendable {
  /// One measurement.
  public struct Entry: Codable, Equatable, Sendable {
    /// The step after which it was made, counted from 0.
    public var step: Int
    /// The epoch of the step, counted from 0.
    public var epoch: Int
    /// The number of tokens trained on until then, repetitions included.
    public var tokensSeen: Int
    public var losses: EvaluationLosses
  }

  public var entries: [Entry] = []

  public init() {}

  public var steps: [Int] { entries.map(\.step) }
  public var trainingLosses: [Double] { entries.map(\.losses.training) }
  public var validationLosses: [Double] { entries.map(\.losses.validation) }
  public var tokensSeen: [Int] { entries.map(\.tokensSeen) }
}
