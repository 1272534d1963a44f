import Architecture
import Classification
import Datasets
import NeuralNetworks
import Notebooks
import Tensors
import Tokenizing

/// One way to train a classifier.
struct Experiment {
  var name: String
  var part = TrainedPart.lastBlock
  var position = ReadPosition.last
  /// The length of a row; nil for that of the chapter.
  var length: Int?
  /// Times the learning rate of the chapter.
  var rateFactor = 1.0
  /// Whether it begins with the pretrained weights, or with random ones.
  var isPretrained = true
}

/// What came of it.
struct Outcome {
  var name: String
  var trainedParameters: Int
  /// The accuracy on the test messages.
  var accuracy: Double
  var seconds: Double

  /// A line of a table.
  var row: [String] { [name, "\(trainedParameters)", accuracy.percent, seconds.decimals(1)] }

  static let header = ["", "trained parameters", "test accuracy", "seconds"]
}

extension Material {
  /// Trains a classifier in one way, with the seed and the epochs of the chapter.
  func run(_ experiment: Experiment, on split: MessageSplit, _ notebook: Notebook) throws -> Outcome {
    manualSeed(seed)
    let model = experiment.isPretrained ? try pretrainedModel() : GPTModel(configuration)
    manualSeed(seed)
    model.becomeClassifier(training: experiment.part)
    let loaders = MessageLoaders(
      split, tokenizer: tokenizer, length: experiment.length ?? settings.length,
      contextLength: configuration.contextLength)
    let optimizer = AdamW(
      model.parameters, learningRate: settings.learningRate * experiment.rateFactor, weightDecay: 0.1)
    var plan = settings.plan
    plan.position = experiment.position
    (plan.interval, plan.batches) = (.max, 1)  // hardly measured on the way
    let meter = notebook.progress(total: plan.epochs * loaders.training.count, label: experiment.name)
    manualSeed(seed)
    let (_, seconds) = try timed {
      try trainClassifier(
        model, on: loaders.training, validation: loaders.validation, optimizer: optimizer, plan: plan
      ) { event in
        if case .step(let step, let loss) = event {
          meter.update(step + 1, "loss \(Double(loss).decimals(3))")
        }
      }
    }
    return Outcome(
      name: experiment.name, trainedParameters: model.trainableParameterCount,
      accuracy: accuracy(of: model, on: loaders.test, at: experiment.position), seconds: seconds)
  }
}
