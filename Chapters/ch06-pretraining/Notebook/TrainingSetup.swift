import Architecture
import Corpora
import Datasets
import Foundation
import NeuralNetworks
import Pretraining
import Sampling
import Tensors
import Tokenizing

/// What is trained, on what, and for how long.
struct TrainingSetup {
  var configuration: GPTConfiguration
  var tokenizer: BytePairEncoding
  var training: TokenLoader
  var validation: TokenLoader
  /// The training data of appendix D; in the small size every fourth
  /// window, to save time.
  var recipeTraining: TokenLoader
  var epochs: Int
  var learningRate: Double
  var plan: EvaluationPlan
  var seed: Int
  /// The text that the loaders are made from.
  var text: String
  /// Whether this is the book's model.
  var isBookSize: Bool
  /// Whether this is the run whose numbers the book prints.
  var isBookRun: Bool

  /// A model of 1.3 million parameters and the generated corpus,
  /// for a run of about 40 seconds.
  static func small(seed: Int) throws -> TrainingSetup {
    let tokenizer = try BytePairEncoding(
      mergesFile: URL(filePath: Corpus.standInPath(of: "vocab.bpe")))
    let configuration = GPTConfiguration(
      vocabularySize: tokenizer.vocabularySize, contextLength: 64,
      embeddingWidth: 128, headCount: 4,
      layerCount: 4, dropout: 0)
    let text = try Corpus.pretraining()
    let loaders = try splitLoaders(
      of: text, by: tokenizer, batchSize: 8, contextLength: 64)
    let sparse = try splitLoaders(
      of: text, by: tokenizer, batchSize: 8, contextLength: 64, stride: 256)
    return TrainingSetup(
      configuration: configuration, tokenizer: tokenizer,
      training: loaders.training,
      validation: loaders.validation, recipeTraining: sparse.training,
      epochs: 1, learningRate: 3e-3,
      plan: EvaluationPlan(
        interval: 50, batches: 5, prompt: "Once there was a",
        tokenizer: tokenizer),
      seed: seed, text: text, isBookSize: false, isBookRun: false)
  }

  /// The book's model and the story, with the book's settings.
  static func book(_ data: ChapterData) throws -> TrainingSetup {
    let tokenizer = data.story.tokenizer
    var configuration = data.bookConfiguration
    configuration.vocabularySize = tokenizer.vocabularySize
    let loaders = try splitLoaders(
      of: data.storyText, by: tokenizer, batchSize: 2, contextLength: 256)
    return TrainingSetup(
      configuration: configuration, tokenizer: tokenizer,
      training: loaders.training,
      validation: loaders.validation, recipeTraining: loaders.training,
      epochs: 10, learningRate: 4e-4,
      plan: EvaluationPlan(
        prompt: "Every effort moves you", tokenizer: tokenizer),
      seed: data.seed, text: data.storyText,
      isBookSize: true,
      isBookRun: data.story.hasBookIDs && data.dropout == 0.1)
  }

  /// What a training run depends on, besides the code and the seed.
  var key: [String] {
    [text, "\(configuration)", "\(tokenizer.merges.count) merges"]
  }

  /// Makes the model under the seed.
  func makeModel() -> GPTModel {
    manualSeed(seed)
    return GPTModel(configuration)
  }

  /// Makes the optimiser of the book, AdamW with a weight decay of 0.1.
  func makeOptimizer(for model: GPTModel, learningRate: Double? = nil)
    -> AdamW
  {
    AdamW(
      model.parameters, learningRate: learningRate ?? self.learningRate,
      weightDecay: 0.1)
  }
}
