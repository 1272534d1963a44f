import Architecture
import Classification
import LowRankAdaptation
import NeuralNetworks
import Notebooks
import Tensors

/// What a way to fine-tune costs and achieves.
struct TrainingResult {
  var name: String
  var trainedParameters: Int
  /// The accuracy on the test messages, in percent.
  var testAccuracy: Double
  var seconds: Double

  /// The size of a file with the trained parameters, in bytes.
  var storedBytes: Int { 4 * trainedParameters }
}

/// Section E.4: LoRA beside other ways to fine-tune the same model.
func compareWithOtherTraining(
  _ notebook: Notebook, _ data: ClassificationData,
  _ loaders: MessageLoaders, lora: TrainingResult
) throws {
  notebook.cell(
    "E.4 LoRA and other ways to fine-tune",
    """
    The same model, messages, order and number of epochs, each way with a \
    learning rate that suits it. The paper adapts only queries and values: \
    the second last line.
    """)
  guard !data.base.isGPT2 else {
    notebook.print(
      "Each of these takes as long as the training above: they run with the small model only."
    )
    return
  }
  func train(
    _ name: String, rate: Double, _ part: TrainedPart,
    prepare: (GPTModel) -> Void = { _ in }
  ) throws -> TrainingResult {
    let model = try data.makeClassifier(training: part)
    prepare(model)
    return try data.train(
      model, on: loaders, name: name, learningRate: rate, notebook)
  }
  let results = [
    try train("all parameters", rate: 5e-4, .everything),
    try train("last block, norm, head", rate: 1e-3, .lastBlock),
    try train("head alone", rate: 1e-2, .head),
    try train("LoRA on queries, values", rate: 2e-3, .head) { model in
      model.freeze()
      let roles: Set<LinearRole> = [.query, .value, .outputHead]
      replaceLinearWithLoRA(
        in: model, rank: notebook.rank, alpha: notebook.alpha, roles: roles)
    },
    lora,
  ]
  notebook.print(table(results))
  notebook.prose(
    """
    Stored is the disk space for a further task: four bytes for each \
    trained parameter. In training, AdamW keeps two more numbers per \
    trained parameter, and this is the memory that LoRA saves. It saves \
    less time: the forward pass is even a little longer, and gradients \
    still flow back through every layer.
    """)
}

extension ClassificationData {
  /// Trains a classifier for the chapter's epochs and measures it.
  func train(
    _ model: GPTModel, on loaders: MessageLoaders, name: String,
    learningRate: Double, _ notebook: Notebook
  ) throws -> TrainingResult {
    manualSeed(seed)
    let optimizer = AdamW(
      model.parameters, learningRate: learningRate, weightDecay: 0.1)
    let meter = notebook.progress(
      total: settings.epochs * loaders.training.count, label: name)
    let seconds = try elapsedSeconds {
      try trainClassifier(
        model, on: loaders.training, validation: loaders.validation,
        optimizer: optimizer,
        epochs: settings.epochs
      ) { event in
        if case .step(let step, let loss) = event {
          meter.update(step + 1, "loss \(Double(loss).decimals(3))")
        }
      }
    }
    return TrainingResult(
      name: name, trainedParameters: model.trainableParameterCount,
      testAccuracy: 100 * accuracy(of: model, on: loaders.test),
      seconds: seconds)
  }
}

/// A table with a row for each result.
func table(_ results: [TrainingResult]) -> String {
  let numbers = ["trained", "stored", "test accuracy", "time"]
  var table = Table([""] + numbers, numbers: Set(numbers))
  for result in results {
    table.append([
      result.name, "\(result.trainedParameters)",
      result.storedBytes.asByteCount,
      result.testAccuracy.decimals(2) + " %", result.seconds.asDuration,
    ])
  }
  return table.text
}
