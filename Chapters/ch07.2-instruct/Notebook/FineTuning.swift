import Architecture
import Foundation
import InstructionTuning
import NeuralNetworks
import Notebooks
import Pretraining
import Tensors

/// Section 7.6: the loss before training, the training, and its curves.
func fineTune(
  _ notebook: Notebook, _ data: ChapterData, _ base: UntunedModel
) throws -> GPTModel {
  let (training, validation) = (
    data.loader(data.split.training, shuffles: true),
    data.loader(data.split.validation, shuffles: false)
  )
  notebook.cell(
    "7.6 The loss before training",
    """
    Loss, loop and optimiser are the same as in pretraining; only the data \
    differ. Measured on five batches of each part, as in the book.
    """)
  let model = data.base.model
  manualSeed(data.seed)
  let before = evaluate(
    model, training: training, validation: validation, batches: 5)
  notebook.show("training", before.training)
  notebook.show("validation", before.validation)
  if data.isBookRun {
    notebook.compare(
      "both", [before.training, before.validation], book: [3.8259, 3.7619],
      decimals: 3, tolerance: 2e-3)
  }
  let folder = notebook.option("--tuned")
  if !folder.isEmpty { return try loadTuned(notebook, data, from: folder) }
  if data.base.isGPT2 { estimateCost(notebook, data, model) }
  let history = try train(notebook, data, model, training, validation)
  plotLosses(notebook, data, history)
  return model
}

/// Section 7.6 with a model that `--save` kept.
private func loadTuned(
  _ notebook: Notebook, _ data: ChapterData, from folder: String
) throws -> GPTModel {
  notebook.cell(
    "7.6 A tuned model", "It was saved with --save and replaces training.")
  let tuned = try PretrainedModel.load(
    folder: URL(filePath: folder), dropout: 0)
  guard tuned.configuration == data.base.configuration else {
    throw OtherSizes(folder: folder, model: notebook.option("--model"))
  }
  notebook.print(tuned.notice)
  return tuned.model
}

/// An error for a `--tuned` model whose sizes differ from those of
/// `--model`.
struct OtherSizes: Error, CustomStringConvertible {
  let folder: String
  let model: String

  var description: String {
    "\(folder): the model differs in size from \(model). Name the --model that it was tuned from."
  }
}

/// Section 7.6: how long a large model trains.
private func estimateCost(
  _ notebook: Notebook, _ data: ChapterData, _ model: GPTModel
) {
  notebook.cell(
    "7.6 Estimating the time", "We time one step with a learning rate of 0."
  )
  let loader = data.loader(data.split.training, shuffles: false)
  let optimizer = AdamW(model.parameters, learningRate: 0, weightDecay: 0)
  let step = elapsedSeconds {
    if let batch = loader.first(where: { _ in true }) {
      optimizer.step { batchLoss(of: model, on: batch) }
    }
  }
  model.zeroGradients()
  let steps = loader.count * data.settings.epochs
  notebook.print(
    "\(steps) steps of about \(step.decimals(1)) s, with the evaluations about \(Int(step * Double(steps) / 30)) min"
  )
  notebook.print(
    "weights, gradients and the optimiser's moments: \((16 * model.parameterCount).asByteCount)"
  )
}

/// Section 7.6: the training.
private func train(
  _ notebook: Notebook, _ data: ChapterData, _ model: GPTModel,
  _ training: InstructionLoader,
  _ validation: InstructionLoader
) throws -> TrainingHistory {
  notebook.cell(
    "7.6 Training",
    """
    Chapter 6's loop, unchanged, with AdamW and a weight decay of 0.1. \
    GPT-2 gets the book's small learning rate, which preserves what it \
    knows. The small model knows less and has more to learn, so its rate \
    is larger and decays to 0.
    """)
  let settings = data.settings
  let optimizer = AdamW(
    model.parameters, learningRate: settings.learningRate, weightDecay: 0.1)
  let plan = EvaluationPlan(
    interval: settings.interval, batches: settings.batches,
    prompt: data.style.prompt(for: data.split.validation[0]),
    tokenizer: data.tokenizer)
  let steps = training.count * settings.epochs
  let meter = notebook.progress(total: steps, label: "training")
  manualSeed(data.seed)
  var history = TrainingHistory()
  let seconds = try elapsedSeconds {
    history = try Pretraining.train(
      model, on: training, validation: validation, optimizer: optimizer,
      epochs: settings.epochs, plan: plan
    ) { event in
      if case .step(let step, let loss) = event {
        meter.update(step + 1, "loss \(Double(loss).decimals(3))")
        optimizer.learningRate = settings.rate(
          from: settings.learningRate, at: step + 1, of: steps)
      }
      if let line = event.logLine { notebook.print(line) }
    }
  }
  model.zeroGradients()
  notebook.print("trained in \(seconds.decimals(0)) s")
  return history
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
  guard data.isBookRun else { return }
  notebook.print(
    "The book trained on an Apple GPU; rounding differs, and every step amplifies the difference."
  )
  notebook.print("step   validation: yours   book")
  for (entry, printed) in zip(history.entries, PrintedTrace.validation) {
    notebook.print(
      String(
        format: "%4d %19.3f %7.3f", entry.step, entry.losses.validation,
        printed))
  }
  notebook.compare(
    "first validation losses", Array(history.validationLosses.prefix(3)),
    book: Array(PrintedTrace.validation.prefix(3)), decimals: 3,
    tolerance: 0.02)
}
