import Architecture
import Foundation
import InstructionTuning
import NeuralNetworks
import Notebooks
import Pretraining
import Tensors

/// Section 7.6: the loss before training, the training, and its curves.
func fineTune(_ notebook: Notebook, _ data: ChapterData) throws -> GPTModel
{
  if let tuned = data.tuned { return tuned.model }
  try measureBefore(notebook, data)
  let tuned = try runTraining(notebook, data)
  plotLosses(notebook, data, tuned.history)
  return tuned.model
}

private func measureBefore(_ notebook: Notebook, _ data: ChapterData) throws
{
  notebook.cell(
    "7.6 The loss before training",
    """
    Loss, loop and optimiser are the same as in pretraining \
    (ch06-pretraining, book 5); only the data differ. Measured on five \
    batches of each part, as in the book.
    """)
  let model = try data.base.model.copied()
  let training = data.loader(data.split.training, shuffles: true)
  let validation = data.loader(data.split.validation, shuffles: false)
  notebook.manualSeed(123)
  let before = evaluate(
    model, training: training, validation: validation, batches: 5)
  notebook.show("training", before.training.decimals(4))
  notebook.show("validation", before.validation.decimals(4))
  if data.isBookRun {
    notebook.compare(
      "both", [before.training, before.validation], book: [3.8259, 3.7619],
      decimals: 3, tolerance: 2e-3)
  }

  notebook.cell(
    "7.6 Estimating the time", "We time the loss and gradient of one batch."
  )
  let batch = data.loader(data.split.training, shuffles: false).prefix(1)
  let seconds = elapsedSeconds {
    for batch in batch { batchLoss(of: model, on: batch).backward() }
  }
  model.zeroGradients()
  let steps = training.count * data.settings.epochs
  let minutes = seconds * Double(steps) / 60
  notebook.show("steps", steps)
  notebook.show("minutes, at least", minutes.decimals(1))
  notebook.show(
    "weights, gradients and the optimiser's moments",
    (16 * model.parameterCount).asByteCount)

}

/// Section 7.6: the training.
private func runTraining(_ notebook: Notebook, _ data: ChapterData) throws
  -> TunedModel
{
  notebook.cell(
    "7.6 Training",
    """
    The loop of ch06-pretraining, unchanged, with AdamW and a weight decay \
    of 0.1. GPT-2 gets the book's small learning rate, which preserves \
    what it knows. The small model knows less and has more to learn, so \
    its rate is larger and decays to 0.
    """)
  notebook.source(of: "train")
  let settings = data.settings
  let training = data.loader(data.split.training, shuffles: true)
  let validation = data.loader(data.split.validation, shuffles: false)
  let plan = EvaluationPlan(
    interval: settings.interval, batches: settings.batches,
    prompt: data.samplePrompt, tokenizer: data.tokenizer)
  let steps = training.count * settings.epochs
  notebook.manualSeed(123)
  let tuned = try notebook.kept(
    "tuned model", key: data.trainingKey, save: data.saveTuned,
    load: data.loadTuned
  ) {
    let model = try data.base.model.copied()
    let optimizer = AdamW(
      model.parameters, learningRate: settings.learningRate,
      weightDecay: 0.1)
    var samples: [String] = []
    let history = try train(
      model, on: training, validation: validation, optimizer: optimizer,
      epochs: settings.epochs, plan: plan
    ) { event in
      if case .step(let step, _) = event {
        optimizer.learningRate = settings.rate(at: step + 1, of: steps)
      }
      if case .sample(_, let text) = event { samples.append(text) }
      notebook.progress(event, of: steps)
    }
    model.zeroGradients()
    model.eval()
    return TunedModel(model: model, history: history, samples: samples)
  }
  notebook.showLog(of: tuned)
  return tuned
}

extension Notebook {
  /// Shows the steps of a training loop.
  func progress(_ event: TrainingEvent, of steps: Int) {
    guard case .step(let step, let loss) = event else { return }
    progress(
      step + 1, of: steps, label: "training",
      "loss \(Double(loss).decimals(3))")
  }

  /// Shows the losses of a training and, for each epoch, a response.
  func showLog(of tuned: TunedModel) {
    let numbers = ["step", "training loss", "validation loss"]
    var table = Table(numbers, numbers: Set(numbers))
    let entries = tuned.history.entries
    for entry in entries where entries.count < 20 || entry.step % 25 == 0 {
      table.append([
        "\(entry.step)", entry.losses.training.decimals(3),
        entry.losses.validation.decimals(3),
      ])
    }
    show("losses", table)
    for (epoch, text) in tuned.samples.enumerated() {
      let end = text.range(of: "<|endoftext|>")?.lowerBound ?? text.endIndex
      prose("after epoch \(epoch + 1): \(text[..<end])")
    }
  }
}

/// Section 7.6: the losses as a plot, and beside the book's.
private func plotLosses(
  _ notebook: Notebook, _ data: ChapterData, _ history: TrainingHistory
) {
  notebook.cell(
    "7.6 The losses",
    """
    The model learns the format of a response in the first steps; the rest \
    is slow. Where the validation loss rises while the training loss \
    falls, the model overfits.
    """)
  let steps = history.steps.map(Double.init)
  notebook.plot(
    LinePlot(
      "Loss", xLabel: "step",
      series: [
        .init("training", x: steps, y: history.trainingLosses),
        .init("validation", x: steps, y: history.validationLosses),
      ]))
  if data.isBookRun {
    showBookLosses(notebook, history)
  }
}

private func showBookLosses(
  _ notebook: Notebook, _ history: TrainingHistory
) {
  notebook.prose(
    "The book trained on an Apple GPU; rounding differs, and every step amplifies the difference."
  )
  let titles = ["step", "validation", "book's"]
  var table = Table(titles, numbers: Set(titles))
  for (entry, printed) in zip(history.entries, PrintedTrace.validation) {
    let losses = [entry.losses.validation, printed]
    table.append(["\(entry.step)"] + losses.map { $0.decimals(3) })
  }
  notebook.show("validation losses", table)
  notebook.compare(
    "first validation losses", Array(history.validationLosses.prefix(3)),
    book: Array(PrintedTrace.validation.prefix(3)), decimals: 3,
    tolerance: 0.02)
}
