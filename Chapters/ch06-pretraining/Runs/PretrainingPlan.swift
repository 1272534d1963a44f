import Architecture
import Datasets
import NeuralNetworks
import Tensors

/// The sizes and settings of a pretraining run, all that its numbers depend on besides text and tokenizer.
public struct PretrainingPlan: Codable, Equatable, Sendable {
  public var configuration: GPTConfiguration
  /// What the weights, the split of the documents and the order of the windows are drawn from.
  public var seed: Int
  /// How many steps the run makes; the schedule of the learning rate is stretched over them.
  public var steps: Int
  /// The number of windows in a batch. A window is as long as the context.
  public var batchSize: Int
  /// The learning rate at the end of the warm-up.
  public var peakLearningRate: Double
  public var weightDecay: Double

  /// The run that makes the model in `Data/gpt-small`.
  public static let small = PretrainingPlan(
    configuration: configuration(context: 256, width: 128, layers: 4), seed: 123, steps: 8000, batchSize: 8,
    peakLearningRate: 5e-3, weightDecay: 0.1)

  /// A run of a second, to try the command with.
  public static let tiny = PretrainingPlan(
    configuration: configuration(context: 32, width: 32, layers: 1), seed: 123, steps: 100, batchSize: 8,
    peakLearningRate: 1e-2, weightDecay: 0.1)

  private static func configuration(context: Int, width: Int, layers: Int) -> GPTConfiguration {
    GPTConfiguration(
      vocabularySize: 2048, contextLength: context, embeddingWidth: width, headCount: 4, layerCount: layers,
      dropout: 0, hasQKVBias: true)
  }

  /// Warm-up for a twentieth of the steps, half a cosine wave down to a hundredth of the peak, and clipping.
  public var recipe: TrainingRecipe {
    .warmUpAndCosine(
      from: peakLearningRate / 100, peak: peakLearningRate, to: peakLearningRate / 100,
      warmUpSteps: steps / 20, totalSteps: steps)
  }

  /// The losses are measured after every so many steps.
  public var evaluationInterval: Int { max(steps / 20, 1) }

  /// The number of tokens that a step reads.
  public var tokensPerStep: Int { batchSize * configuration.contextLength }

  /// Makes the model and what trains it, under the seed.
  public func makeTrainer(on loader: TokenLoader) -> Trainer {
    manualSeed(seed)
    let model = GPTModel(configuration)
    let optimizer = AdamW(model.parameters, learningRate: peakLearningRate, weightDecay: weightDecay)
    return Trainer(model, on: loader, optimizer: optimizer, recipe: recipe)
  }
}
