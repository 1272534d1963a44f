import Architecture
import Classification
import Foundation
import LowRankAdaptation
import NeuralNetworks
import Notebooks
import Tensors

/// Section E.4: training and its results.
func trainLoRA(
  _ notebook: Notebook, _ data: ClassificationData,
  _ loaders: MessageLoaders
) throws -> GPTModel {
  notebook.cell(
    "E.4 Training",
    """
    The loop of ch07.1-classification, unchanged: the optimiser gets all \
    parameters and updates those that are not frozen. Gradients flow \
    through the frozen layers, but none are computed for their weights, \
    and Adam keeps its two moments for A and B only.
    """)
  let rank = notebook.number("--rank")
  let alpha = Double(notebook.number("--alpha"))
  let epochs = data.settings.epochs
  let steps = epochs * loaders.training.count
  func makeModel() throws -> GPTModel {
    try data.loraClassifier(loaders, rank: rank, alpha: alpha)
  }
  func load(from folder: URL) throws -> TrainedClassifier {
    try TrainedClassifier(into: makeModel(), from: folder)
  }
  let trained = try notebook.kept(
    "LoRA", key: data.trainingKey + ["rank \(rank), alpha \(alpha)"],
    save: saveClassifier, load: load
  ) {
    let model = try makeModel()
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

  let (model, history) = (trained.model, trained.history)
  plot(notebook, history)
  compareLosses(notebook, data, history)

  notebook.cell(
    "E.4 Accuracy after training",
    """
    On all messages of the three parts. The book's model reaches 99.81 %, \
    97.99 % and 96.67 % on an Apple GPU, and 99.81 %, 97.99 % and 97.33 % \
    on a CPU. Hundreds of steps amplify rounding differences, so do not \
    expect the same digits. ± is one standard error.
    """)
  notebook.manualSeed(123)
  let parts = [loaders.training, loaders.validation, loaders.test]
  var table = Table(["part", "accuracy"], numbers: ["accuracy"])
  for (name, part) in zip(["training", "validation", "test"], parts) {
    let share = accuracy(of: model, on: part)
    table.append([name, share.percent(of: part.dataset.count)])
  }
  notebook.show("after training", table)
  return model
}

private func saveClassifier(_ trained: TrainedClassifier, in folder: URL)
  throws
{
  try trained.save(to: folder)
}

extension Double {
  /// A share of `count` examples as a percentage with its standard error.
  func percent(of count: Int) -> String {
    let error = 100 * standardError(ofShare: self, count: count)
    return "\((100 * self).decimals(2)) ± \(error.decimals(2)) %"
  }
}

private func plot(_ notebook: Notebook, _ history: ClassifierHistory) {
  notebook.cell(
    "E.4 Losses and accuracies",
    """
    Losses are measured every 50 steps, accuracies after every epoch, both \
    on five batches.
    """)
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
  let titles = ["step", "training", "book's", "validation", "book's "]
  var table = Table(titles, numbers: Set(titles))
  for (index, entry) in history.losses.prefix(4).enumerated() {
    let losses = [
      entry.training, training[index], entry.validation, validation[index],
    ]
    table.append(["\(50 * index)"] + losses.map { $0.decimals(3) })
  }
  notebook.show("losses", table)
  if data.isBookRun, notebook.rank == 16, notebook.alpha == 16 {
    let first = history.losses[0]
    notebook.compare(
      "losses after the first step", [first.training, first.validation],
      book: [training[0], validation[0]], decimals: 3, tolerance: 2e-3)
  } else {
    notebook.skipComparison(
      "losses after the first step",
      because: ClassificationData.needsBookRun)
  }
}
