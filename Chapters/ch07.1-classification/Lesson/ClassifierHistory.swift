/// What was measured while a classifier was trained.
public struct ClassifierHistory: Equatable, Sendable {
  /// A measurement on the messages to learn from, and on those that are held back.
  public struct Entry: Equatable, Sendable {
    /// The number of messages that the model had been trained on, repetitions included.
    public var examplesSeen: Int
    public var training: Double
    public var validation: Double
  }

  /// The losses, measured every few steps.
  public var losses: [Entry] = []
  /// The accuracies after each epoch, from 0 to 1.
  public var accuracies: [Entry] = []

  public init() {}
}
