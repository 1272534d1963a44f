import Architecture
import ArchitectureJudge
import Datasets
import EmbeddingsJudge
import NeuralNetworks
import SamplingJudge
import SelfAttentionJudge
import Tensors
import TokenizingJudge

/// Everything that a training run is made of: at first the lesson's.
public struct TrainingPieces {
  public var tokenizing = tokenizingCourse.lesson
  public var sampling = samplingCourse.lesson
  public var embeddings = embeddingsCourse.lesson
  public var attention = selfAttentionCourse.lesson
  public var architecture = architectureCourse.lesson
  public var pretraining = pretrainingCourse.lesson

  public init() {}
}

/// What is trained, on what, and for how many steps.
public struct PieceTraining {
  /// The text to train on, and the text to validate with.
  public var text: String
  public var validationText: String
  /// The lines of the tokenizer's merges file.
  public var merges: String
  public var configuration: GPTConfiguration
  public var batchSize: Int
  public var learningRate: Double
  public var steps: Int

  public init(
    text: String, validationText: String, merges: String,
    configuration: GPTConfiguration, batchSize: Int, learningRate: Double,
    steps: Int
  ) {
    (self.text, self.validationText) = (text, validationText)
    (self.merges, self.configuration) = (merges, configuration)
    (self.batchSize, self.learningRate) = (batchSize, learningRate)
    self.steps = steps
  }

  /// Trains a model made of the pieces, with the book's seed, and returns
  /// it with the loss of every step.
  public func run(
    _ pieces: TrainingPieces, steps count: Int? = nil
  ) throws -> (model: any TokenLayer, losses: [Float]) {
    let training = try loader(of: text, pieces, shuffles: true)
    let validation = try loader(of: validationText, pieces, shuffles: false)
    manualSeed(123)
    let model = try assembledModel(
      configuration, embeddings: pieces.embeddings,
      attention: pieces.attention, architecture: pieces.architecture)
    let optimizer = try pieces.pretraining.adamW(
      model.parameters, learningRate, 0.1)
    let batches = batches(
      of: training, validation: validation, count: count ?? steps)
    let losses = try pieces.pretraining.train(model, batches, optimizer, 1)
    {
      let logits = model($0.inputs).flattened(from: 0, to: 1)
      let targets = $0.targets.flattened()
      return try pieces.pretraining.crossEntropy(logits, targets)
    }
    return (model, losses)
  }

  private typealias Loader = DataLoader<Windows, PretrainingWork.Batch>

  private func loader(
    of text: String, _ pieces: TrainingPieces, shuffles: Bool
  ) throws -> Loader {
    let ids = try encode(text, merges: merges, by: pieces.tokenizing)
    let length = configuration.contextLength
    let windows = Windows(
      inputs: try pieces.sampling.windows(ids, length, length),
      targets: try pieces.sampling.targets(ids, length, length))
    return Loader(
      windows, batchSize: batchSize, shuffles: shuffles,
      dropsLast: shuffles
    ) { examples in
      (Tensor(examples.map(\.0)), Tensor(examples.map(\.1)))
    }
  }

  /// The batches of the book's run, in its order: its evaluation every five
  /// steps draws random numbers too, before the next epoch is shuffled.
  private func batches(
    of training: Loader, validation: Loader, count: Int
  ) -> [PretrainingWork.Batch] {
    var batches: [PretrainingWork.Batch] = []
    guard training.count > 0 else { return [] }
    while batches.count < count {
      for batch in training where batches.count < count {
        batches.append(batch)
        if (batches.count - 1).isMultiple(of: 5) {
          for loader in [training, validation] {
            for _ in loader.prefix(1) {}
          }
        }
      }
    }
    return batches
  }
}

/// Windows and their targets, as the learner cuts them.
private struct Windows: Dataset {
  let inputs: [[Int]]
  let targets: [[Int]]

  var count: Int { min(inputs.count, targets.count) }

  subscript(index: Int) -> ([Int], [Int]) {
    (inputs[index], targets[index])
  }
}
