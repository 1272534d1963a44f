import Foundation
import Notebooks
import Pretraining

extension Notebook {
  /// Prints what a training run tells: evaluations as a line of numbers, and samples.
  func log(_ event: TrainingEvent) {
    switch event {
    case .step: break
    case .evaluation(let entry):
      print(
        String(
          format: "epoch %d, step %4d: training loss %.3f, validation loss %.3f", entry.epoch + 1, entry.step,
          entry.losses.training, entry.losses.validation))
    case .sample(let epoch, let text):
      print("after epoch \(epoch + 1): \(text)")
    }
  }

  /// Prints the losses of a run beside those that the book printed.
  func sayBeside(_ history: TrainingHistory, _ training: [Double], _ validation: [Double]) {
    print("step   training: yours   book    validation: yours   book")
    for (entry, printed) in zip(history.entries, zip(training, validation)) {
      print(
        String(
          format: "%4d %17.3f %7.3f %19.3f %7.3f", entry.step, entry.losses.training, printed.0,
          entry.losses.validation, printed.1))
    }
  }
}
