import Notebooks
import Pretraining

extension Notebook {
  /// Prints the evaluations and samples of a training loop, and shows its
  /// steps on the meter.
  func log(_ event: TrainingEvent, on meter: ProgressMeter) {
    if case .step(let step, let loss) = event {
      meter.update(step + 1, "loss " + Double(loss).decimals(3))
    }
    if let line = event.logLine { print(line) }
  }

  /// Prints the losses of a run beside those that the book printed.
  func printLosses(
    of history: TrainingHistory, besideTraining training: [Double],
    validation: [Double]
  ) {
    let titles = ["step", "training", "book's", "validation", "book's "]
    var table = Table(titles, numbers: Set(titles))
    for (entry, book) in zip(history.entries, zip(training, validation)) {
      let losses = [
        entry.losses.training, book.0, entry.losses.validation, book.1,
      ]
      table.append([String(entry.step)] + losses.map { $0.decimals(3) })
    }
    print(table.text)
  }
}
