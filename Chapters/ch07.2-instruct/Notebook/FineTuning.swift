import Architecture
import Foundation
import InstructionTuning
import NeuralNetworks
import Notebooks
import Pretraining
import Tensors

/// Section 7.6: the loss before, the training, and the loss along the way.
func fineTune(_ notebook: Notebook, _ material: Material, _ base: UntunedModel) throws -> GPTModel {
  let (training, validation) = (
    material.loader(material.split.training, shuffles: true),
    material.loader(material.split.validation, shuffles: false)
  )
  notebook.cell(
    "7.6 The loss before",
    """
    Loss, loop and optimiser are those of pretraining; only the data differ. Measured on five batches of each \
    part, as in the book.
    """)
  let model = material.base.model
  manualSeed(material.seed)
  let before = evaluate(model, training: training, validation: validation, batches: 5)
  notebook.show("training", before.training)
  notebook.show("validation", before.validation)
  if material.isBookRun {
    notebook.compare(
      "both", [before.training, before.validation], book: [3.8259, 3.7619], decimals: 3, tolerance: 2e-3)
  }
  let folder = notebook.option("--tuned")
  if !folder.isEmpty { return try loadTuned(notebook, material, from: folder) }
  if material.base.isGPT2 { sayCost(notebook, material, model) }
  let history = try train(notebook, material, model, training, validation)
  plotLosses(notebook, material, history)
  return model
}

/// Section 7.6 with a model that was kept.
private func loadTuned(_ notebook: Notebook, _ material: Material, from folder: String) throws -> GPTModel {
  notebook.cell("7.6 A model that is tuned already", "It was kept with --save, and takes training's place.")
  let tuned = try PretrainedModel.load(folder: URL(filePath: folder), dropout: 0)
  guard tuned.configuration == material.base.configuration else {
    throw OtherSizes(folder: folder, model: notebook.option("--model"))
  }
  notebook.print(tuned.notice)
  return tuned.model
}

/// The folder of `--tuned` holds a model of other sizes than `--model`.
struct OtherSizes: Error, CustomStringConvertible {
  let folder: String
  let model: String

  var description: String {
    "\(folder): the model has other sizes than \(model). Name the --model that it was tuned from."
  }
}

/// Section 7.6: how long a large model takes.
private func sayCost(_ notebook: Notebook, _ material: Material, _ model: GPTModel) {
  notebook.cell("7.6 What it will cost", "One step is timed on the side, with a learning rate of 0.")
  let loader = material.loader(material.split.training, shuffles: false)
  let optimizer = AdamW(model.parameters, learningRate: 0, weightDecay: 0)
  let start = Date()
  if let batch = loader.first(where: { _ in true }) {
    batchLoss(of: model, on: batch).backward()
    optimizer.step()
  }
  let step = Date().timeIntervalSince(start)
  model.zeroGradients()
  let steps = loader.count * material.recipe.epochs
  notebook.print(
    "\(steps) steps of about \(rounded(step, 1)) s, with the evaluations about \(Int(step * Double(steps) / 30)) min"
  )
  notebook.print("weights, gradients and the optimiser's means: \(16 * model.parameterCount / 1_000_000) MB")
}

/// Section 7.6: the training.
private func train(
  _ notebook: Notebook, _ material: Material, _ model: GPTModel, _ training: InstructionLoader,
  _ validation: InstructionLoader
) throws -> TrainingHistory {
  notebook.cell(
    "7.6 Training",
    """
    Chapter 6's loop as it is: AdamW with a weight decay of 0.1. GPT-2 gets the book's small learning rate, \
    so that what it knows is bent and not broken. The small model knows less and has more to learn: a larger \
    rate that sinks to 0.
    """)
  let recipe = material.recipe
  let optimizer = AdamW(model.parameters, learningRate: recipe.learningRate, weightDecay: 0.1)
  let plan = EvaluationPlan(
    interval: recipe.interval, batches: recipe.batches,
    prompt: material.style.prompt(for: material.split.validation[0]), tokenizer: material.tokenizer)
  let steps = training.count * recipe.epochs
  let meter = notebook.progress(total: steps, label: "training")
  manualSeed(material.seed)
  let start = Date()
  let history = try Pretraining.train(
    model, on: training, validation: validation, optimizer: optimizer, epochs: recipe.epochs, plan: plan
  ) { event in
    if case .step(let step, let loss) = event {
      meter.update(step + 1, String(format: "loss %.3f", loss))
      optimizer.learningRate = recipe.rate(recipe.learningRate, at: step + 1, of: steps)
    }
    notebook.log(event)
  }
  model.zeroGradients()
  notebook.print(String(format: "trained in %.0f s", Date().timeIntervalSince(start)))
  return history
}

extension Notebook {
  /// Prints what a training run tells: evaluations as a line of numbers, and samples.
  fileprivate func log(_ event: TrainingEvent) {
    switch event {
    case .step: break
    case .evaluation(let entry):
      print(
        String(
          format: "epoch %d, step %3d: training loss %.3f, validation loss %.3f", entry.epoch + 1, entry.step,
          entry.losses.training, entry.losses.validation))
    case .sample(let epoch, let text): print("after epoch \(epoch + 1): \(text)")
    }
  }
}

/// Section 7.6: the losses as a plot, and beside the book's.
private func plotLosses(_ notebook: Notebook, _ material: Material, _ history: TrainingHistory) {
  notebook.cell(
    "7.6 The losses",
    """
    The form of a response is learned within the first steps; what follows is slow. Where the validation loss \
    rises again while the training loss falls, the model learns by heart.
    """)
  let steps = history.steps.map(Double.init)
  notebook.plot(
    LinePlot(
      "Loss", xLabel: "step",
      series: [
        .init("training", x: steps, y: history.trainingLosses),
        .init("validation", x: steps, y: history.validationLosses),
      ]))
  guard material.isBookRun else { return }
  notebook.print("The book's run is from an Apple GPU, rounding differs, and every step multiplies it.")
  notebook.print("step   validation: yours   book")
  for (entry, printed) in zip(history.entries, PrintedTrace.validation) {
    notebook.print(String(format: "%4d %19.3f %7.3f", entry.step, entry.losses.validation, printed))
  }
  notebook.compare(
    "first validation losses", Array(history.validationLosses.prefix(3)),
    book: Array(PrintedTrace.validation.prefix(3)), decimals: 3, tolerance: 0.02)
}
