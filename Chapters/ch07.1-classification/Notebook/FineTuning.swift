import Architecture
import Classification
import Datasets
import Foundation
import NeuralNetworks
import Notebooks
import Tensors

/// Section 6.7: the training.
func fineTune(
  _ notebook: Notebook, _ material: Material, _ model: GPTModel, _ loaders: MessageLoaders
) throws -> Outcome {
  if material.isGPT2 { estimateCost(notebook, material, model, loaders) }
  notebook.cell(
    "6.7 Training",
    """
    The loop is that of pretraining. Losses are measured every fifty steps, and accuracies after each epoch, \
    both on five batches: quick looks, not the judgement.
    """)
  manualSeed(material.seed)
  let optimizer = AdamW(model.parameters, learningRate: material.settings.learningRate, weightDecay: 0.1)
  let meter = notebook.progress(
    total: material.settings.epochs * loaders.training.count, label: "training")
  let (history, seconds) = try timed {
    try trainClassifier(
      model, on: loaders.training, validation: loaders.validation, optimizer: optimizer,
      plan: material.settings.plan
    ) { event in
      if case .step(let step, let loss) = event { meter.update(step + 1, "loss \(Double(loss).decimals(3))") }
      notebook.log(event)
    }
  }
  model.zeroGradients()
  notebook.show("seconds", seconds.decimals(1))

  plotHistory(notebook, history)
  let accuracies = judge(notebook, model, loaders)
  if material.isBookRun { compareWithBook(notebook, history, accuracies) }
  return Outcome(
    name: "last block and head", trainedParameters: model.trainableParameterCount, accuracy: accuracies[2],
    seconds: seconds)
}

/// What the training of a large model will take.
private func estimateCost(
  _ notebook: Notebook, _ material: Material, _ model: GPTModel, _ loaders: MessageLoaders
) {
  notebook.cell(
    "6.7 What it will cost", "One batch forward and backward tells how long all of them will take.")
  var batches = loaders.training.makeIterator()
  let (_, seconds) = timed {
    if let batch = batches.next() { classificationLoss(of: model, on: batch).backward() }
  }
  model.zeroGradients()
  let minutes = seconds * Double(material.settings.epochs * loaders.training.count) / 60
  notebook.print("one step \(seconds.decimals(1)) s, the training about \(minutes.decimals(0)) min")
}

/// Section 6.7: the curves.
private func plotHistory(_ notebook: Notebook, _ history: ClassifierHistory) {
  notebook.cell(
    "6.7 The losses",
    "Where both curves fall together, what is learned is true of messages that were not trained on.")
  notebook.plot(
    LinePlot(
      "Loss", xLabel: "messages seen", series: curves(history.losses)))

  notebook.cell("6.7 The accuracies", "After each epoch, on forty messages of either part.")
  notebook.plot(
    LinePlot(
      "Accuracy", xLabel: "messages seen", series: curves(history.accuracies)))
}

/// The two curves of measurements over the messages seen.
private func curves(_ entries: [ClassifierHistory.Entry]) -> [LinePlot.Series] {
  let seen = entries.map { Double($0.examplesSeen) }
  return [
    .init("training", x: seen, y: entries.map(\.training)),
    .init("validation", x: seen, y: entries.map(\.validation)),
  ]
}

/// Section 6.7: the accuracies on all messages, in the order training, validation, test.
private func judge(_ notebook: Notebook, _ model: GPTModel, _ loaders: MessageLoaders) -> [Double] {
  notebook.cell(
    "6.7 The judgement",
    "On all messages of the three parts. The last number counts: nothing was chosen by looking at these.")
  let accuracies = [loaders.training, loaders.validation, loaders.test].map { accuracy(of: model, on: $0) }
  for (name, accuracy) in zip(["training", "validation", "test"], accuracies) {
    notebook.show(name, accuracy.percent)
  }
  if accuracies[0] > accuracies[2] {
    notebook.print("The test comes out lower than the training: some of it was learned by heart.")
  }
  return accuracies
}

/// Section 6.7: the book's run.
private func compareWithBook(_ notebook: Notebook, _ history: ClassifierHistory, _ accuracies: [Double]) {
  notebook.cell(
    "6.7 Beside the book's run",
    """
    The book's numbers come from another machine, and every step multiplies the difference in rounding. The \
    first losses are compared closely, the accuracies to within two of a hundred messages.
    """)
  notebook.compare(
    "training losses", history.losses.prefix(3).map(\.training), book: [2.153, 0.617, 0.523], decimals: 3,
    tolerance: 5e-3)
  notebook.compare(
    "validation losses", history.losses.prefix(3).map(\.validation), book: [2.392, 0.637, 0.557],
    decimals: 3, tolerance: 5e-3)
  notebook.compare(
    "percent in the end", accuracies.map { 100 * $0 }, book: [97.21, 97.32, 95.67], decimals: 2,
    tolerance: 2)
}

extension Notebook {
  /// Prints what a training run tells, except single steps.
  func log(_ event: ClassifierEvent) {
    switch event {
    case .step: break
    case .losses(let step, let losses):
      print(
        "step \(step): training loss \(losses.training.decimals(3)),",
        "validation loss \(losses.validation.decimals(3))")
    case .accuracies(let epoch, let accuracies):
      print(
        "epoch \(epoch + 1): training accuracy \(accuracies.training.percent),",
        "validation accuracy \(accuracies.validation.percent)")
    }
  }
}
