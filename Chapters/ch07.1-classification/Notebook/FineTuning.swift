import Architecture
import Classification
import Datasets
import Foundation
import NeuralNetworks
import Notebooks
import Tensors

/// Section 6.7: the training.
func fineTune(
  _ notebook: Notebook, _ data: ClassificationData, _ model: GPTModel,
  _ loaders: MessageLoaders
) throws -> TrainingResult {
  if data.base.isGPT2 { estimateCost(notebook, data, model, loaders) }
  notebook.cell(
    "6.7 Training",
    """
    The loop is the one used for pretraining. Losses are measured every \
    fifty steps and accuracies after each epoch, both on five batches \
    only: quick estimates, not final results.
    """)
  manualSeed(data.seed)
  let epochs = data.settings.epochs
  let optimizer = AdamW(
    model.parameters, learningRate: data.settings.learningRate,
    weightDecay: 0.1)
  let meter = notebook.progress(
    total: epochs * loaders.training.count, label: "training")
  var history = ClassifierHistory()
  let seconds = try elapsedSeconds {
    history = try trainClassifier(
      model, on: loaders.training, validation: loaders.validation,
      optimizer: optimizer, epochs: epochs
    ) { event in
      if case .step(let step, let loss) = event {
        meter.update(step + 1, "loss \(Double(loss).decimals(3))")
      }
      if let line = event.logLine { notebook.print(line) }
    }
  }
  model.zeroGradients()
  notebook.show("seconds", seconds.decimals(1))

  plotHistory(notebook, history)
  let accuracies = measureAfter(notebook, model, loaders)
  if data.isBookRun { compareWithBook(notebook, history, accuracies) }
  return TrainingResult(
    name: "last block and head",
    trainedParameters: model.trainableParameterCount,
    accuracy: accuracies[2],
    seconds: seconds)
}

/// Section 6.7: how long a large model will train.
private func estimateCost(
  _ notebook: Notebook, _ data: ClassificationData, _ model: GPTModel,
  _ loaders: MessageLoaders
) {
  notebook.cell(
    "6.7 Estimating the time",
    "One batch, forward and backward, shows how long the whole training will take."
  )
  var batches = loaders.training.makeIterator()
  let seconds = elapsedSeconds {
    if let batch = batches.next() {
      classificationLoss(of: model, on: batch).backward()
    }
  }
  model.zeroGradients()
  let minutes =
    seconds * Double(data.settings.epochs * loaders.training.count) / 60
  notebook.print(
    "one step \(seconds.decimals(1)) s, the training about \(minutes.decimals(0)) min"
  )
}

/// Section 6.7: the curves.
private func plotHistory(_ notebook: Notebook, _ history: ClassifierHistory)
{
  notebook.cell(
    "6.7 The losses",
    "While both curves fall together, the model learns patterns that generalise to messages it has not seen."
  )
  notebook.plot(
    LinePlot(
      "Loss", xLabel: "messages seen", series: curves(history.losses)))

  notebook.cell(
    "6.7 The accuracies",
    "After each epoch, on forty messages of each part.")
  notebook.plot(
    LinePlot(
      "Accuracy", xLabel: "messages seen",
      series: curves(history.accuracies)))
}

/// The two curves of measurements over the messages seen.
private func curves(_ entries: [ClassifierHistory.Entry]) -> [LinePlot
  .Series]
{
  let seen = entries.map { Double($0.examplesSeen) }
  return [
    .init("training", x: seen, y: entries.map(\.training)),
    .init("validation", x: seen, y: entries.map(\.validation)),
  ]
}

/// Section 6.7: the accuracies on all messages, in the order training,
/// validation, test.
private func measureAfter(
  _ notebook: Notebook, _ model: GPTModel, _ loaders: MessageLoaders
) -> [Double] {
  notebook.cell(
    "6.7 Accuracy after training",
    "On all messages of the three parts. The test accuracy counts: no choice was made by looking at it."
  )
  let accuracies = [loaders.training, loaders.validation, loaders.test].map
  { accuracy(of: model, on: $0) }
  for (name, accuracy) in zip(
    ["training", "validation", "test"], accuracies)
  {
    notebook.show(name, accuracy.percent)
  }
  if accuracies[0] > accuracies[2] {
    notebook.print(
      "The test accuracy is lower than the training accuracy: the model overfits a little."
    )
  }
  return accuracies
}

/// Section 6.7: the book's run.
private func compareWithBook(
  _ notebook: Notebook, _ history: ClassifierHistory, _ accuracies: [Double]
) {
  notebook.cell(
    "6.7 Compared with the book",
    """
    The book trained on another machine, and every step amplifies rounding \
    differences. The first losses should agree closely, the accuracies \
    within two percentage points.
    """)
  notebook.compare(
    "training losses", history.losses.prefix(3).map(\.training),
    book: [2.153, 0.617, 0.523], decimals: 3,
    tolerance: 5e-3)
  notebook.compare(
    "validation losses", history.losses.prefix(3).map(\.validation),
    book: [2.392, 0.637, 0.557],
    decimals: 3, tolerance: 5e-3)
  notebook.compare(
    "final accuracies in percent", accuracies.map { 100 * $0 },
    book: [97.21, 97.32, 95.67], decimals: 2,
    tolerance: 2)
}
