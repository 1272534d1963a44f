import Architecture
import Classification
import Foundation
import LowRankAdaptation
import NeuralNetworks
import Notebooks
import Tensors

/// A way to fine-tune, and what came of it.
struct TrainingResult {
  var name: String
  var trainedParameters: Int
  /// The bytes that a file with what was learned takes.
  var storedBytes: Int
  var testAccuracy: Double
  var seconds: Double
}

/// Section E.4: training, its course and its end.
func trainLoRA(_ notebook: Notebook, _ material: Material, _ model: GPTModel) throws -> TrainingResult {
  notebook.cell(
    "E.4 Training",
    """
    The training loop of chapter 7.1, unchanged: the optimiser gets all parameters and moves those that are \
    not frozen. Gradients still flow through the frozen layers, but none is computed for them, and Adam keeps \
    its two means for A and B alone.
    """)
  manualSeed(material.seed)
  let optimizer = AdamW(model.parameters, learningRate: material.learningRate, weightDecay: 0.1)
  let meter = notebook.progress(total: material.epochs * material.loaders.training.count, label: "training")
  var history = ClassifierHistory()
  let time = try measured {
    history = try trainClassifier(
      model, on: material.loaders.training, validation: material.loaders.validation, optimizer: optimizer,
      plan: ClassifierPlan(epochs: material.epochs)
    ) { event in
      if case .step(let step, let loss) = event { meter.update(step + 1, String(format: "loss %.3f", loss)) }
      notebook.log(event)
    }
  }
  notebook.show("training", "\(material.epochs) epochs in \(seconds(time))")
  plot(notebook, history)
  compareLosses(notebook, material, history)

  notebook.cell("E.4 The accuracies at the end", "Over all messages of the three parts.")
  let accuracies = material.accuracies(of: model)
  notebook.print(described(accuracies))
  notebook.prose(
    """
    The book's model gets to 99.81 %, 97.99 % and 96.67 % on an Apple GPU, and to 99.81 %, 97.99 % and 97.33 % \
    on a CPU. Hundreds of steps multiply differences of rounding, so such numbers are no target to the last \
    digit: one message of the test is 0.33 %.
    """)
  return TrainingResult(
    name: "LoRA, rank \(material.rank)", trainedParameters: model.trainableParameterCount,
    storedBytes: 4 * model.trainableParameterCount, testAccuracy: accuracies[2], seconds: time)
}

private func plot(_ notebook: Notebook, _ history: ClassifierHistory) {
  notebook.cell("E.4 Losses and accuracies", "The losses every 50 steps, the accuracies after every epoch.")
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
        .init("validation", x: epochs, y: history.accuracies.map(\.validation)),
      ]))
}

/// The losses that the book's repository printed for this run on a CPU, every 50 steps.
private func compareLosses(_ notebook: Notebook, _ material: Material, _ history: ClassifierHistory) {
  notebook.cell(
    "E.4 Beside the book's run",
    """
    The book's losses on a CPU at steps 0, 50, 100 and 150. The first are compared; the later ones drift apart.
    """)
  let training = [3.820, 0.346, 0.063, 0.054]
  let validation = [3.462, 0.325, 0.144, 0.045]
  for (index, entry) in history.losses.prefix(4).enumerated() {
    notebook.print(
      String(format: "step %3d: training %.3f, validation %.3f", 50 * index, entry.training, entry.validation)
        + String(format: "   book: %.3f, %.3f", training[index], validation[index]))
  }
  let label = "losses after the first step"
  if material.isBookRun, material.rank == 16, material.alpha == 16, let first = history.losses.first {
    notebook.compare(
      label, [first.training, first.validation], book: [training[0], validation[0]], decimals: 3,
      tolerance: 2e-3)
  } else {
    notebook.skipComparison(label, because: material.needsBookData)
  }
}

extension Notebook {
  /// Prints what a training run measured.
  func log(_ event: ClassifierEvent) {
    switch event {
    case .step: break
    case .losses(let step, let entry):
      print(String(format: "step %3d: training %.3f, validation %.3f", step, entry.training, entry.validation))
    case .accuracies(let epoch, let entry):
      print(
        String(
          format: "epoch %d: training accuracy %.2f %%, validation %.2f %%", epoch + 1, 100 * entry.training,
          100 * entry.validation))
    }
  }
}
