import Architecture
import Classification
import Foundation
import LowRankAdaptation
import NeuralNetworks
import Notebooks
import Tensors

/// What a way to fine-tune costs and achieves.
struct TrainingResult {
  var trainedParameters: Int
  /// The size of the file with what was trained, in bytes.
  var storedBytes: Int
  /// The accuracy on the test messages, from 0 to 1.
  var accuracy: Double
  /// The number of test messages.
  var count: Int
}

extension Notebook {
  /// Trains a classifier for the epochs of comparisons, and measures it.
  func train(
    _ model: GPTModel, from rate: Double, _ data: ClassificationData,
    _ loaders: MessageLoaders
  ) throws -> TrainingResult {
    let optimizer = AdamW(
      model.parameters, learningRate: rate, weightDecay: 0.1)
    let epochs = data.comparedEpochs
    let steps = epochs * loaders.training.count
    manualSeed(123)
    try trainClassifier(
      model, on: loaders.training, validation: loaders.validation,
      optimizer: optimizer, epochs: epochs, interval: .max, batches: 1
    ) { event in
      if case .step(let step, let loss) = event {
        let left = Double(steps - step - 1) / Double(steps)
        optimizer.learningRate = rate * left
        progress(
          step + 1, of: steps, label: "training",
          "loss \(Double(loss).decimals(3))")
      }
    }
    return TrainingResult(
      trainedParameters: model.trainableParameterCount,
      storedBytes: try storedBytes(of: model),
      accuracy: accuracy(of: model, on: loaders.test),
      count: loaders.test.dataset.count)
  }

  /// The size of the adapter's file or, without LoRA, of the trained
  /// numbers, four bytes each.
  private func storedBytes(of model: GPTModel) throws -> Int {
    guard model.hasLoRA else { return 4 * model.trainableParameterCount }
    return try withTemporaryFolder { folder in
      try model.saveAdapter(to: folder)
      let file = folder.appending(path: "adapter_model.safetensors")
      return try Data(contentsOf: file).count
    }
  }

  /// A table with a row for each result.
  func tabulate(
    _ title: String, _ results: KeyValuePairs<String, TrainingResult>
  ) {
    let numbers = ["trained", "stored", "test accuracy"]
    var table = Table([""] + numbers, numbers: Set(numbers))
    for (name, result) in results {
      table.append([
        name, "\(result.trainedParameters)", result.storedBytes.asByteCount,
        result.accuracy.percent(of: result.count),
      ])
    }
    show(title, table)
  }
}

/// Section E.4: the chapter's LoRA after a shorter training.
func trainBriefly(
  _ notebook: Notebook, _ data: ClassificationData,
  _ loaders: MessageLoaders
) throws -> TrainingResult {
  notebook.cell(
    "E.4 A run to compare with",
    """
    The next cells train in other ways. To save time, they make one epoch \
    each, with a learning rate that falls to 0. This is LoRA after one.
    """)
  let model = try data.loraClassifier(
    loaders, rank: notebook.rank, alpha: notebook.alpha)
  let result = try notebook.train(
    model, from: data.settings.learningRate, data, loaders)
  notebook.tabulate("epochs: \(data.comparedEpochs)", ["LoRA": result])
  return result
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
    learning rate that suits it. The paper adapts only queries and values. \
    Stored is what a further task takes on disk: the trained numbers, or \
    the adapter's file, in which LoRA for queries, keys and values is \
    joined with zeros between them, as the cell on the file shows.
    """)
  let train = { (model: GPTModel, rate: Double) in
    try notebook.train(model, from: rate, data, loaders)
  }
  let whole = try train(data.makeClassifier(training: .everything), 5e-4)
  let block = try train(data.makeClassifier(training: .lastBlock), 1e-3)
  let head = try train(data.makeClassifier(training: .head), 1e-2)
  let rank = notebook.number("--rank")
  let few = try data.loraClassifier(
    loaders, rank: rank, alpha: notebook.alpha,
    roles: [.query, .value, .outputHead])
  notebook.tabulate(
    "epochs: \(data.comparedEpochs)",
    [
      "all parameters": whole, "last block, norm, head": block,
      "head alone": head, "LoRA on queries, values": try train(few, 2e-3),
      "LoRA, rank \(rank)": lora,
    ])
  explainMemory(notebook)
}

private func explainMemory(_ notebook: Notebook) {
  notebook.prose(
    """
    In training, AdamW keeps two more numbers per trained parameter, and \
    this is the memory that LoRA saves. It saves less time: the forward \
    pass is even a little longer, and gradients still flow back through \
    every layer.
    """)
}

/// Section E.4: how large a rank is large enough.
func sweepRanks(
  _ notebook: Notebook, _ data: ClassificationData,
  _ loaders: MessageLoaders, main: TrainingResult
) throws {
  notebook.cell(
    "E.4 Which rank?",
    """
    The same training with rank 1, and alpha equal to the rank as in the \
    book, so the factor stays 1. The file grows with the rank. Try --rank \
    4 --alpha 4 and --rank 64 --alpha 64, too.
    """)
  notebook.ask("Does the smallest rank cost accuracy?")
  let largest = notebook.number("--rank")
  let model = try data.loraClassifier(loaders, rank: 1, alpha: 1)
  let smallest = try notebook.train(
    model, from: data.settings.learningRate, data, loaders)
  notebook.tabulate(
    "epochs: \(data.comparedEpochs)",
    ["rank 1": smallest, "rank \(largest)": main])
  commentRanks(notebook, smallest, main)
}

/// Says whether the accuracy grows with the rank.
private func commentRanks(
  _ notebook: Notebook, _ smallest: TrainingResult, _ main: TrainingResult
) {
  let gain = 100 * (main.accuracy - smallest.accuracy)
  let errors = [smallest, main].map {
    100 * standardError(ofShare: $0.accuracy, count: $0.count)
  }
  let error = (errors[0] * errors[0] + errors[1] * errors[1]).squareRoot()
  let verdict =
    gain > 2 * error
    ? "The accuracy grows with the rank here, too."
    : gain < -2 * error
      ? "The smallest rank does better." : "That is within the noise."
  notebook.prose(
    "From rank 1 to rank \(notebook.rank), the accuracy changes by "
      + "\(gain.decimals(2)) points, with a standard error of \(error.decimals(2)). "
      + verdict)
}
