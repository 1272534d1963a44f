import Architecture
import Classification
import Datasets
import Foundation
import NeuralNetworks
import Notebooks
import Tensors

/// Section 6.7: the training, its curves, and the accuracies.
func fineTune(
  _ notebook: Notebook, _ data: ClassificationData,
  _ loaders: MessageLoaders
) throws -> TrainedClassifier {
  try estimateCost(notebook, data, loaders)
  notebook.cell(
    "6.7 Training",
    """
    The loop is the one used for pretraining, with the classification loss \
    and with accuracies in place of sample texts. Losses are measured \
    every fifty steps and accuracies after each epoch, both on five \
    batches only: quick estimates, not final results.
    """)
  notebook.source(of: "trainClassifier", "evaluateClassifier")
  let epochs = data.settings.epochs
  let steps = epochs * loaders.training.count
  let trained = try notebook.kept(
    "classifier", key: data.trainingKey, save: saveClassifier,
    load: data.loadClassifier
  ) {
    let model = try data.makeClassifier(training: .lastBlock)
    let optimizer = AdamW(
      model.parameters, learningRate: data.settings.learningRate,
      weightDecay: 0.1)
    notebook.manualSeed(123)
    let history = try trainClassifier(
      model, on: loaders.training, validation: loaders.validation,
      optimizer: optimizer, epochs: epochs,
      report: notebook.progress(of: steps))
    model.zeroGradients()
    return TrainedClassifier(model: model, history: history)
  }
  for line in trained.history.logLines { notebook.print(line) }

  plotHistory(notebook, trained.history)
  return trained
}

/// The fine-tuned model and what it achieves.
struct TunedClassifier {
  let model: GPTModel
  let result: TrainingResult
}

extension Notebook {
  /// Shows the steps of a training loop.
  func progress(of steps: Int) -> (ClassifierEvent) throws -> Void {
    { event in
      if case .step(let step, let loss) = event {
        self.progress(
          step + 1, of: steps, label: "training",
          "loss \(Double(loss).decimals(3))")
      }
    }
  }
}

private func saveClassifier(_ trained: TrainedClassifier, in folder: URL)
  throws
{
  try trained.save(to: folder)
}

extension ClassificationData {
  fileprivate func loadClassifier(from folder: URL) throws
    -> TrainedClassifier
  {
    let model = try makeClassifier(training: .lastBlock)
    return try TrainedClassifier(into: model, from: folder)
  }
}

/// Section 6.7: how long the training will take.
private func estimateCost(
  _ notebook: Notebook, _ data: ClassificationData,
  _ loaders: MessageLoaders
) throws {
  notebook.cell(
    "6.7 Estimating the time",
    """
    One batch, forward and backward, shows how long the whole training \
    will take.
    """)
  let model = try data.makeClassifier(training: .lastBlock)
  let seconds = elapsedSeconds {
    for batch in loaders.validation.prefix(1) {
      classificationLoss(of: model, on: batch).backward()
    }
  }
  let steps = data.settings.epochs * loaders.training.count
  notebook.show("steps", steps)
  notebook.show(
    "minutes, at least", (seconds * Double(steps) / 60).decimals(1))
}

/// Section 6.7: the curves.
private func plotHistory(
  _ notebook: Notebook, _ history: ClassifierHistory
) {
  notebook.cell(
    "6.7 The losses",
    """
    While both curves fall together, the model learns patterns that \
    generalise to messages it has not seen. (The book's plot_values is \
    plot here.)
    """)
  notebook.plot(
    LinePlot(
      "Loss", xLabel: "messages seen", series: curves(history.losses)))

  notebook.cell(
    "6.7 The accuracies",
    """
    After each epoch, on forty messages of each part: one message is 2.5 \
    percentage points.
    """)
  notebook.plot(
    LinePlot(
      "Accuracy", xLabel: "messages seen",
      series: curves(history.accuracies)))
}

/// The two curves of measurements over the messages seen.
private func curves(_ entries: [ClassifierHistory.Entry])
  -> [LinePlot.Series]
{
  let seen = entries.map { Double($0.examplesSeen) }
  return [
    .init("training", x: seen, y: entries.map(\.training)),
    .init("validation", x: seen, y: entries.map(\.validation)),
  ]
}

/// Section 6.7: the accuracies on all messages.
func measureAfter(
  _ notebook: Notebook, _ data: ClassificationData,
  _ trained: TrainedClassifier, _ loaders: MessageLoaders
) -> TunedClassifier {
  notebook.cell(
    "6.7 The accuracy on all messages",
    """
    The test accuracy p counts: no choice was made by looking at it. ± is \
    one standard error: another sample of n messages would give a number \
    within two of them in 19 of 20 cases.
    """,
    formulas: .row(
      "standard", "error", "=",
      .root("p ·", .parens("1 − p"), "/ n")))
  notebook.ask("By how much will the test accuracy differ from training's?")
  notebook.source(of: "standardError")
  let model = trained.model
  let parts = [loaders.training, loaders.validation, loaders.test]
  let accuracies = parts.map { accuracy(of: model, on: $0) }
  let counts = parts.map(\.dataset.count)
  var table = Table(
    ["part", "messages", "accuracy"], numbers: ["messages", "accuracy"])
  for (index, name) in ["training", "validation", "test"].enumerated() {
    let share = accuracies[index].percent(of: counts[index])
    table.append([name, "\(counts[index])", share])
  }
  notebook.show("after training", table)
  commentGap(
    notebook, from: accuracies[0], counts[0], to: accuracies[2], counts[2])
  if data.isBookRun {
    compareWithBook(notebook, trained.history, accuracies)
  }
  let result = TrainingResult(
    trainedParameters: model.trainableParameterCount,
    accuracy: accuracies[2], count: counts[2])
  return TunedClassifier(model: model, result: result)
}

/// Says whether the test accuracy is lower than the training accuracy by
/// more than chance.
private func commentGap(
  _ notebook: Notebook, from training: Double, _ trainingCount: Int,
  to test: Double, _ testCount: Int
) {
  let gap = 100 * (training - test)
  let errors = [
    standardError(ofShare: training, count: trainingCount),
    standardError(ofShare: test, count: testCount),
  ]
  let error =
    100 * (errors[0] * errors[0] + errors[1] * errors[1]).squareRoot()
  let numbers =
    "Training is ahead of the test by \(gap.decimals(2)) points, "
    + "with a standard error of \(error.decimals(2))."
  let verdict =
    gap > 2 * error
    ? " That is more than chance: the model overfits."
    : " Chance alone gives such a gap: it says nothing about overfitting."
  notebook.prose(numbers + verdict)
}

/// Section 6.7: the book's run.
private func compareWithBook(
  _ notebook: Notebook, _ history: ClassifierHistory, _ accuracies: [Double]
) {
  notebook.prose(
    """
    The book trained on another machine, and every step amplifies rounding \
    differences. The first losses should agree closely, the accuracies \
    within two percentage points.
    """)
  notebook.compare(
    "training losses", history.losses.prefix(3).map(\.training),
    book: [2.153, 0.617, 0.523], decimals: 3, tolerance: 5e-3)
  notebook.compare(
    "validation losses", history.losses.prefix(3).map(\.validation),
    book: [2.392, 0.637, 0.557], decimals: 3, tolerance: 5e-3)
  notebook.compare(
    "final accuracies in percent", accuracies.map { 100 * $0 },
    book: [97.21, 97.32, 95.67], decimals: 2, tolerance: 2)
}
