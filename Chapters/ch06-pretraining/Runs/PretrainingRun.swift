import Architecture
import Corpora
import Datasets
import Files
import Foundation
import NeuralNetworks
import Tensors

/// Everything that determines the numbers of a pretraining run: sizes,
/// settings, text and tokenizer.
///
/// It is stored in the run's checkpoints and, with the final losses, in
/// `training.json` next to the model.
public struct PretrainingRun: Codable, Equatable, Sendable {
  public var configuration: GPTConfiguration
  /// The seed of the weights, the split of the documents, and the order of
  /// the windows.
  public var seed = 123
  /// The number of steps, which is also the length of the learning rate
  /// schedule.
  public var steps: Int
  /// The number of windows in a batch. A window is as long as the context.
  public var batchSize = 8
  /// The learning rate at the end of the warm-up.
  public var peakLearningRate: Double
  public var weightDecay = 0.1
  /// The SHA-256 of the text; nil until one is chosen.
  public var textDigest: String?
  /// The SHA-256 of the tokenizer's file, in the format of `vocab.bpe`; nil
  /// until one is chosen.
  public var vocabularyDigest: String?
  /// The saved model's mean losses over all windows; nil during training.
  public var losses: EvaluationLosses?

  /// The run that trains the model in `Data/gpt-small`, without its text.
  public static let small = PretrainingRun(
    configuration: configuration(context: 256, width: 128, layers: 4),
    steps: 8000, peakLearningRate: 5e-3)

  /// A run of about a second, for trying out the command.
  public static let tiny = PretrainingRun(
    configuration: configuration(context: 32, width: 32, layers: 1),
    steps: 100, peakLearningRate: 1e-2)

  private static func configuration(context: Int, width: Int, layers: Int)
    -> GPTConfiguration
  {
    GPTConfiguration(
      vocabularySize: 2048, contextLength: context, embeddingWidth: width,
      headCount: 4, layerCount: layers,
      dropout: 0, hasQKVBias: true)
  }

  /// Returns the run with the digests of a text and of the content of a
  /// tokenizer file.
  public func on(text: String, vocabulary: String) -> PretrainingRun {
    var run = self
    run.textDigest = SHA256.hexDigest(of: text.utf8)
    run.vocabularyDigest = SHA256.hexDigest(of: vocabulary.utf8)
    return run
  }

  /// The training text of the model in `Data/gpt-small`: the corpus,
  /// followed by the practice texts.
  public static func shippedText() throws -> String {
    try Corpus.pretraining() + Corpus.practice()
  }

  /// The name of the file next to a trained model that describes its run.
  public static let fileName = "training.json"
}

extension PretrainingRun {
  /// Warm-up over the first 5% of the steps, cosine decay to 1% of the peak
  /// rate, and gradient clipping.
  public var recipe: TrainingRecipe {
    .warmUpAndCosine(
      from: peakLearningRate / 100, peak: peakLearningRate,
      to: peakLearningRate / 100,
      warmUpSteps: steps / 20, totalSteps: steps)
  }

  /// The number of steps between measurements of the losses.
  public var evaluationInterval: Int { max(steps / 20, 1) }

  /// The number of tokens in a batch.
  public var tokensPerStep: Int { batchSize * configuration.contextLength }

  /// Seeds the default random generator, and creates the model, its
  /// optimiser and its trainer.
  public func makeTrainer(on loader: TokenLoader) -> Trainer {
    manualSeed(seed)
    let model = GPTModel(configuration)
    let optimizer = AdamW(
      model.parameters, learningRate: peakLearningRate,
      weightDecay: weightDecay)
    return Trainer(model, on: loader, optimizer: optimizer, recipe: recipe)
  }
}

extension PretrainingRun {
  /// Returns the run with the mean losses of its trained model over all
  /// windows.
  public func measuring(
    _ model: GPTModel, training: TokenLoader, validation: TokenLoader
  ) -> PretrainingRun {
    var run = self
    model.eval()
    run.losses = EvaluationLosses(
      training: loaderLoss(of: model, on: training),
      validation: loaderLoss(of: model, on: validation))
    return run
  }
}
