import Architecture
import Notebooks
import Pretraining

/// Shows the steps of a training loop on a meter, and keeps what the model
/// says on the way.
final class TrainingLog {
  private let meter: ProgressMeter
  /// Where the model begins at every evaluation; nil keeps only the texts
  /// after each epoch, which cost nothing more.
  private let plan: EvaluationPlan?
  private var latest: TrainingHistory.Entry?
  private var moments: [TrainingMoment] = []
  private var texts: [String] = []

  init(
    _ notebook: Notebook, steps: Int, samplingBy plan: EvaluationPlan? = nil
  ) {
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
      case .step: self.counting(event)
      case .evaluation(let entry):
        self.latest = entry
        if let plan = self.plan {
          self.keep(
            try sampleText(
              from: model, prompt: plan.prompt, by: plan.tokenizer))
        }
      case .sample(_, let text):
        self.texts.append(text)
        if self.plan == nil { self.keep(text) }
      }
    }
  }

  /// The history, and what the model said.
  func run(_ history: TrainingHistory) -> TrainingRun {
    TrainingRun(history: history, moments: moments, texts: texts)
  }

  /// Shows only the steps.
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

/// The losses of a run, measurement by measurement.
func losses(of history: TrainingHistory) -> Table {
  let titles = ["epoch", "step", "training", "validation"]
  var table = Table(titles, numbers: Set(titles))
  for entry in history.entries {
    table.append([
      "\(entry.epoch + 1)", "\(entry.step)",
      entry.losses.training.decimals(3),
      entry.losses.validation.decimals(3),
    ])
  }
  return table
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
