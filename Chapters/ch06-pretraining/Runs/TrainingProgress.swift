import Datasets

/// How far a training run has come.
public struct TrainingProgress: Codable, Equatable, Sendable {
  /// The number of completed epochs.
  public internal(set) var epoch = 0
  /// The number of completed steps.
  public internal(set) var step = 0
  /// The number of tokens trained on, repetitions included.
  public internal(set) var tokensSeen = 0
  /// The losses measured so far.
  public internal(set) var history = TrainingHistory()
  /// The place in the current epoch; nil between two epochs.
  var position: LoaderPosition?
}
