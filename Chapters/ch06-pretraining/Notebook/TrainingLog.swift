import Architecture
import Notebooks
import Pretraining

/// What a model said after a step of its training, and how wrong it was.
struct TrainingMoment: Codable {
  var step: Int
  var losses: EvaluationLosses
  var text: String
}

/// Prints the evaluations and samples of a training loop, shows its steps
/// on a meter, and keeps what the model said on the way.
final class TrainingLog {
  private let notebook: Notebook
  private let meter: ProgressMeter
  /// Where the model begins at every evaluation; nil keeps only the texts
  /// after each epoch, which cost nothing more.
  private let plan: EvaluationPlan?
  private var latest: TrainingHistory.Entry?
  private(set) var moments: [TrainingMoment] = []

  init(
    _ notebook: Notebook, steps: Int, samplingBy plan: EvaluationPlan? = nil
  ) {
    self.notebook = notebook
    self.plan = plan
    meter = notebook.progress(total: steps, label: "training")
  }

  /// Returns what a training loop calls for every event.
  ///
  /// Texts are the most likely ones, so they draw no random numbers, and
  /// the training is the same without them.
  func reporting(_ model: GPTModel) -> (TrainingEvent) throws -> Void {
    { event in
      switch event {
      case .step(let step, let loss):
        self.meter.update(step + 1, "loss " + Double(loss).decimals(3))
      case .evaluation(let entry):
        self.latest = entry
        if let plan = self.plan {
          self.keep(
            try sampleText(
              from: model, prompt: plan.prompt, by: plan.tokenizer))
        }
      case .sample(_, let text):
        if self.plan == nil { self.keep(text) }
      }
      if let line = event.logLine { self.notebook.print(line) }
    }
  }

  /// Shows only the steps, on the meter.
  func counting(_ event: TrainingEvent) {
    if case .step(let step, let loss) = event {
      meter.update(step + 1, "loss " + Double(loss).decimals(3))
    }
  }

  private func keep(_ text: String) {
    guard let latest else { return }
    moments.append(
      TrainingMoment(step: latest.step, losses: latest.losses, text: text))
  }
}

/// A plot of both losses over the steps.
func lossPlot(_ title: String, of history: TrainingHistory) -> LinePlot {
  let steps = history.steps.map(Double.init)
  return LinePlot(
    title, xLabel: "step",
    series: [
      .init("training", x: steps, y: history.trainingLosses),
      .init("validation", x: steps, y: history.validationLosses),
    ])
}

/// The losses of a run beside those that the book printed.
func losses(
  of history: TrainingHistory, besideTraining training: [Double],
  validation: [Double]
) -> Table {
  let titles = ["step", "training", "book's", "validation", "book's "]
  var table = Table(titles, numbers: Set(titles))
  for (entry, book) in zip(history.entries, zip(training, validation)) {
    let losses = [
      entry.losses.training, book.0, entry.losses.validation, book.1,
    ]
    table.append([String(entry.step)] + losses.map { $0.decimals(3) })
  }
  return table
}
