import Architecture
import Classification
import LowRankAdaptation
import NeuralNetworks
import Notebooks
import Tensors

/// Section E.4: training and its results.
func trainLoRA(
  _ notebook: Notebook, _ data: ClassificationData, _ model: GPTModel,
  _ loaders: MessageLoaders
) throws -> TrainingResult {
  notebook.cell(
    "E.4 Training",
    """
    Chapter 7.1's training loop, unchanged: the optimiser gets all \
    parameters and updates those that are not frozen. Gradients flow \
    through the frozen layers, but none are computed for their weights, \
    and Adam keeps its two moments for A and B only.
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
  notebook.show("training", "\(epochs) epochs in \(seconds.asDuration)")
  plot(notebook, history)
  compareLosses(notebook, data, history)

  notebook.cell(
    "E.4 Accuracy after training", "On all messages of the three parts.")
  let accuracies = accuracies(of: model, on: loaders, seed: data.seed)
  notebook.print(line(accuracies))
  notebook.prose(
    """
    The book's model reaches 99.81 %, 97.99 % and 96.67 % on an Apple GPU, \
    and 99.81 %, 97.99 % and 97.33 % on a CPU. Hundreds of steps amplify \
    rounding differences, so do not expect the same digits; one test \
    message is 0.33 %.
    """)
  return TrainingResult(
    name: "LoRA, rank \(notebook.rank)",
    trainedParameters: model.trainableParameterCount,
    testAccuracy: accuracies[2], seconds: seconds)
}

private func plot(_ notebook: Notebook, _ history: ClassifierHistory) {
  notebook.cell(
    "E.4 Losses and accuracies",
    "Losses are measured every 50 steps, accuracies after every epoch.")
  let seen = history.losses.map { Double($0.examplesSeen) }
  notebook.plot(
    LinePlot(
      "Loss", xLabel: "messages seen",
      series: [
        .init("training", x: seen, y: history.losses.map(\.training)),
        .init("validation", x: seen, y: history.losses.map(\.validation)),
      ]))
  let epochs = history.accuracies.indices.map { Double($0 + 1) }
  notebook.plot(
    LinePlot(
      "Accuracy", xLabel: "epoch",
      series: [
        .init("training", x: epochs, y: history.accuracies.map(\.training)),
        .init(
          "validation", x: epochs, y: history.accuracies.map(\.validation)),
      ]))
}

/// The losses that the book's repository printed for this run on a CPU,
/// every 50 steps.
private func compareLosses(
  _ notebook: Notebook, _ data: ClassificationData,
  _ history: ClassifierHistory
) {
  notebook.cell(
    "E.4 Compared with the book",
    """
    The book's losses at steps 0, 50, 100 and 150 on a CPU. Only the first \
    are compared; later ones drift apart.
    """)
  let training = [3.820, 0.346, 0.063, 0.054]
  let validation = [3.462, 0.325, 0.144, 0.045]
  for (index, entry) in history.losses.prefix(4).enumerated() {
    notebook.print(
      "step \(50 * index): training \(entry.training.decimals(3)),",
      "validation \(entry.validation.decimals(3))",
      "  book: \(training[index].decimals(3)), \(validation[index].decimals(3))"
    )
  }
  let label = "losses after the first step"
  let isBookRun =
    data.isBookRun && notebook.rank == 16 && notebook.alpha == 16
  if isBookRun, let first = history.losses.first {
    notebook.compare(
      label, [first.training, first.validation],
      book: [training[0], validation[0]], decimals: 3,
      tolerance: 2e-3)
  } else {
    notebook.skipComparison(label, because: ClassificationData.needsBookRun)
  }
}
