import Foundation

/// The losses and accuracies measured while a classifier was trained.
public struct ClassifierHistory: Codable, Equatable, Sendable {
  /// One measurement, on the training and on the validation messages.
  public struct Entry: Codable, Equatable, Sendable {
    /// The number of messages trained on so far, repetitions included.
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

extension ClassifierHistory {
  /// The measurements in the order of the training, as lines for a log.
  public var logLines: [String] {
    let lossLines = losses.map { entry in
      (
        entry.examplesSeen,
        String(
          format: "%5d messages: training loss %.3f, validation loss %.3f",
          entry.examplesSeen, entry.training, entry.validation)
      )
    }
    let accuracyLines = accuracies.map { entry in
      (
        entry.examplesSeen,
        String(
          format:
            "end of an epoch: training accuracy %.2f %%, validation %.2f %%",
          100 * entry.training, 100 * entry.validation)
      )
    }
    let all = lossLines + accuracyLines
    return all.enumerated().sorted {
      ($0.element.0, $0.offset) < ($1.element.0, $1.offset)
    }.map { $0.element.1.replacing("-nan", with: "nan") }
  }
}

extension ClassifierHistory.Entry {
  init(
    after examplesSeen: Int,
    _ values: (training: Double, validation: Double)
  ) {
    self.init(
      examplesSeen: examplesSeen, training: values.training,
      validation: values.validation)
  }
}

/// What a training run reports.
public enum ClassifierEvent: Sendable {
  /// A step, counted from 0, is done; `loss` is its batch's loss before the
  /// step.
  case step(Int, loss: Float)
  /// The losses were measured after a step.
  case losses(step: Int, ClassifierHistory.Entry)
  /// An epoch, counted from 0, is over, and the accuracies were measured.
  case accuracies(epoch: Int, ClassifierHistory.Entry)

  /// The event in a line for a log, with epochs counted from 1; nil for a
  /// step, of which there are many.
  public var logLine: String? {
    switch self {
    case .step: nil
    case .losses(let step, let losses):
      String(
        format: "step %d: training loss %.3f, validation loss %.3f", step,
        losses.training,
        losses.validation
      ).replacing("-nan", with: "nan")
    case .accuracies(let epoch, let accuracies):
      String(
        format:
          "epoch %d: training accuracy %.2f %%, validation accuracy %.2f %%",
        epoch + 1,
        100 * accuracies.training, 100 * accuracies.validation
      ).replacing("-nan", with: "nan")
    }
  }
}
