import Architecture
import Classification
import Datasets
import NeuralNetworks
import Notebooks
import Tensors
import Tokenizing

/// A variation of the chapter's training run.
struct Experiment {
  var name: String
  var part = TrainedPart.lastBlock
  var position = ReadPosition.last
  /// The row length; nil for the chapter's.
  var length: Int?
  /// Multiplies the chapter's learning rate.
  var rateFactor = 1.0
  /// Whether training starts from the pretrained weights or from random
  /// ones.
  var isPretrained = true
}

/// What a training run costs and achieves.
struct TrainingResult {
  var name: String
  var trainedParameters: Int
  /// The accuracy on the test messages, from 0 to 1.
  var accuracy: Double
  var seconds: Double
}

/// A table with a row for each result.
func table(_ results: [TrainingResult]) -> String {
  let numbers = ["trained parameters", "test accuracy", "seconds"]
  var table = Table([""] + numbers, numbers: Set(numbers))
  for result in results {
    table.append([
      result.name, "\(result.trainedParameters)", result.accuracy.percent,
      result.seconds.decimals(1),
    ])
  }
  return table.text
}

extension ClassificationData {
  /// Trains a classifier as the experiment asks, with the chapter's seed
  /// and epochs.
  func run(
    _ experiment: Experiment, on split: MessageSplit, _ notebook: Notebook
  ) throws -> TrainingResult {
    manualSeed(seed)
    let model =
      experiment.isPretrained
      ? try pretrainedModel() : GPTModel(configuration)
    manualSeed(seed)
    model.becomeClassifier(training: experiment.part)
    let loaders = MessageLoaders(
      split, tokenizer: tokenizer,
      length: experiment.length ?? settings.length,
      contextLength: configuration.contextLength)
    let optimizer = AdamW(
      model.parameters,
      learningRate: settings.learningRate * experiment.rateFactor,
      weightDecay: 0.1)
    let meter = notebook.progress(
      total: settings.epochs * loaders.training.count,
      label: experiment.name)
    manualSeed(seed)
    let seconds = try elapsedSeconds {
      try trainClassifier(
        model, on: loaders.training, validation: loaders.validation,
        optimizer: optimizer,
        epochs: settings.epochs, interval: .max, batches: 1,
        at: experiment.position
      ) { event in
        if case .step(let step, let loss) = event {
          meter.update(step + 1, "loss \(Double(loss).decimals(3))")
        }
      }
    }
    return TrainingResult(
      name: experiment.name,
      trainedParameters: model.trainableParameterCount,
      accuracy: accuracy(
        of: model, on: loaders.test, at: experiment.position),
      seconds: seconds)
  }
}
