import Foundation

/// What a training loop reports while it runs.
public enum TrainingEvent: Sendable {
  /// A step was made; `loss` is the loss of its batch before the step.
  case step(Int, loss: Float)
  /// The losses were measured.
  case evaluation(TrainingHistory.Entry)
  /// An epoch, counted from 0, is over; `text` is how the model now
  /// continues the prompt.
  case sample(epoch: Int, text: String)

  /// The event in a line for a log; nil for a step, of which there are
  /// many.
  public var logLine: String? {
    switch self {
    case .step: nil
    case .evaluation(let entry):
      String(
        format:
          "epoch %d, step %4d: training loss %.3f, validation loss %.3f",
        entry.epoch + 1, entry.step,
        entry.losses.training, entry.losses.validation
      ).replacing("-nan", with: "nan")
    case .sample(let epoch, let text): "after epoch \(epoch + 1): \(text)"
    }
  }
}
