import Architecture
import Classification
import Datasets
import NeuralNetworks
import Notebooks
import Tensors
import Tokenizing

/// A variation of the chapter's training run.
struct Experiment {
  var part = TrainedPart.lastBlock
  var position = ReadPosition.last
  /// The row length; nil for the chapter's: that of the longest training
  /// message, up to a limit.
  var length: Int?
  /// The number of epochs; nil for the chapter's.
  var epochs: Int?
  /// Whether the learning rate falls to 0.
  var decays = false
  /// Multiplies the chapter's learning rate.
  var rateFactor = 1.0
  /// Whether training starts from the pretrained weights or from random
  /// ones.
  var isPretrained = true
}

/// What a training run costs and achieves.
struct TrainingResult {
  var trainedParameters: Int
  /// The accuracy on the test messages, from 0 to 1.
  var accuracy: Double
  /// The number of test messages.
  var count: Int
}

extension Notebook {
  /// A table with a row for each result.
  func tabulate(
    _ title: String, _ results: KeyValuePairs<String, TrainingResult>
  ) {
    let numbers = ["trained parameters", "test accuracy"]
    var table = Table([""] + numbers, numbers: Set(numbers))
    for (name, result) in results {
      table.append([
        name, "\(result.trainedParameters)",
        result.accuracy.percent(of: result.count),
      ])
    }
    show(title, table)
  }

  /// Trains a classifier as the experiment asks, with the chapter's seed,
  /// and measures it.
  func run(
    _ experiment: Experiment, _ data: ClassificationData,
    _ split: MessageSplit
  ) throws -> TrainingResult {
    manualSeed(123)
    let model =
      experiment.isPretrained
      ? try data.pretrainedModel() : GPTModel(data.configuration)
    manualSeed(123)
    model.becomeClassifier(training: experiment.part)
    let loaders = MessageLoaders(
      split, tokenizer: data.tokenizer, length: experiment.length,
      contextLength: experiment.length ?? data.rowLimit)
    let optimizer = AdamW(
      model.parameters,
      learningRate: data.settings.learningRate * experiment.rateFactor,
      weightDecay: 0.1)
    let first = optimizer.learningRate
    let epochs = experiment.epochs ?? data.settings.epochs
    let steps = epochs * loaders.training.count
    manualSeed(123)
    try trainClassifier(
      model, on: loaders.training, validation: loaders.validation,
      optimizer: optimizer, epochs: epochs, interval: .max, batches: 1,
      at: experiment.position
    ) { event in
      if case .step(let step, let loss) = event {
        if experiment.decays {
          let left = Double(steps - step - 1) / Double(steps)
          optimizer.learningRate = first * left
        }
        progress(
          step + 1, of: steps, label: "training",
          "loss \(Double(loss).decimals(3))")
      }
    }
    return TrainingResult(
      trainedParameters: model.trainableParameterCount,
      accuracy: accuracy(
        of: model, on: loaders.test, at: experiment.position),
      count: split.test.count)
  }
}
