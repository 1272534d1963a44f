import Architecture
import Classification
import Foundation
import LowRankAdaptation
import NeuralNetworks
import Notebooks
import Tensors

/// Section E.4: LoRA beside other ways to fine-tune the same model.
func compareWithOtherTraining(_ notebook: Notebook, _ material: Material, lora: TrainingResult) throws {
  notebook.cell(
    "E.4 LoRA and other ways to fine-tune",
    """
    The same model, the same messages in the same order, the same number of epochs; each way with a learning \
    rate that suits it. The paper adapts only queries and values, which is the last line but one.
    """)
  guard material.name == .standIn else {
    notebook.print("Each of these takes as long as the training above: they run with the small model only.")
    return
  }
  let meter = notebook.progress(
    total: 4 * material.epochs * material.loaders.training.count, label: "training")
  var steps = 0
  func train(
    _ name: String, rate: Double, _ part: TrainedPart, prepare: (GPTModel) -> Void = { _ in }
  ) throws -> TrainingResult {
    let model = try material.makeClassifier(training: part)
    prepare(model)
    return try trained(model, material, name: name, learningRate: rate) {
      steps += 1
      meter.update(steps, name)
    }
  }
  let results = [
    try train("all parameters", rate: 5e-4, .everything),
    try train("last block, norm, head", rate: 1e-3, .lastBlock),
    try train("head alone", rate: 1e-2, .head),
    try train("LoRA on queries, values", rate: 2e-3, .head) { model in
      model.freeze()
      let roles: Set<LinearRole> = [.query, .value, .outputHead]
      replaceLinearWithLoRA(in: model, rank: material.rank, alpha: material.alpha, roles: roles)
    },
    lora,
  ]
  notebook.print("                           trained     stored   test accuracy     time")
  for result in results { notebook.print(line(result)) }
  notebook.prose(
    """
    Stored is what a second task costs on disk: the trained numbers, four bytes each. AdamW keeps two more of \
    them for each while training, which is where LoRA saves memory. It saves less time than numbers: the \
    forward pass is the whole one and more, and gradients still travel back through every layer.
    """)
}

/// Trains a model and measures it.
func trained(
  _ model: GPTModel, _ material: Material, name: String, learningRate: Double, afterStep: () -> Void = {}
) throws -> TrainingResult {
  manualSeed(material.seed)
  let optimizer = AdamW(model.parameters, learningRate: learningRate, weightDecay: 0.1)
  let time = try measured {
    try trainClassifier(
      model, on: material.loaders.training, validation: material.loaders.validation, optimizer: optimizer,
      plan: ClassifierPlan(epochs: material.epochs)
    ) { event in
      if case .step = event { afterStep() }
    }
  }
  return TrainingResult(
    name: name, trainedParameters: model.trainableParameterCount,
    storedBytes: 4 * model.trainableParameterCount,
    testAccuracy: 100 * accuracy(of: model, on: material.loaders.test), seconds: time)
}

/// A line of the table.
func line(_ result: TrainingResult) -> String {
  result.name.padding(toLength: 24, withPad: " ", startingAt: 0)
    + String(format: "%10d", result.trainedParameters)
    + String(repeating: " ", count: max(11 - size(result.storedBytes).count, 1)) + size(result.storedBytes)
    + String(format: "%14.2f %%", result.testAccuracy) + String(format: "%7.1f s", result.seconds)
}
