import NeuralNetworks
import Tensors

/// Trains ``PositionModel``s on short texts, and reads longer ones with them.
///
/// A model is trained when it is first asked for, and then kept.
public final class PositionTrials {
  /// How many tokens the texts of training have, and those of the test.
  public static let trained = 32
  public static let read = 128
  /// How many times each model is trained, from other random numbers.
  public static let seeds = 3

  private let seeds: Int
  private let steps: Int
  private var models: [PositionMethod: [PositionModel]] = [:]
  private let texts = Tales.batch(
    64, tokens: PositionTrials.read + 1, generator: RandomGenerator(seed: 9)
  )

  public init(seeds: Int = PositionTrials.seeds, steps: Int = 120) {
    self.seeds = seeds
    self.steps = steps
  }

  /// Trains models with a method, one for each seed.
  ///
  /// All methods see the same texts.
  public func models(_ method: PositionMethod) -> [PositionModel] {
    if let known = models[method] { return known }
    let new = (0..<seeds).map { seed in
      let model = PositionModel(
        method, vocabularySize: Tales.words.count, contextLength: Self.read,
        generator: RandomGenerator(seed: UInt64(seed)))
      train(
        model, steps: steps, batch: 16, tokens: Self.trained,
        generator: RandomGenerator(seed: UInt64(100 + seed)))
      return model
    }
    models[method] = new
    return new
  }

  /// Makes copies of the models with rotary positions that turn in another
  /// way, and trains them further on texts of full length.
  public func rotaryModels(
    _ scaling: RotaryScaling, furtherSteps steps: Int
  ) -> [PositionModel] {
    models(.rotary(heads: PositionModel.headCount)).map { original in
      let model = PositionModel(
        original.method, vocabularySize: Tales.words.count,
        contextLength: Self.read, generator: RandomGenerator(seed: 0))
      for (copy, source) in zip(model.parameters, original.parameters) {
        copy.value.copy(from: source.value)
      }
      model.rotary = RotaryEmbedding(
        headSize: original.rotary.headSize, scaling: scaling)
      train(
        model, steps: steps, batch: 4, tokens: Self.read,
        generator: RandomGenerator(seed: 200))
      return model
    }
  }

  /// Reads the test's texts with each model: the mean loss at each position,
  /// `[models, tokens]`.
  public func losses(of models: [PositionModel]) -> Tensor<Float> {
    let perModel = models.map { model in
      noGrad { positionLosses(of: model, on: texts) }.mean(along: 0)
    }
    return stacked(perModel)
  }

  private func train(
    _ model: PositionModel, steps: Int, batch: Int, tokens: Int,
    generator: RandomGenerator
  ) {
    let optimizer = Adam(model.parameters, learningRate: 3e-3)
    for _ in 0..<steps {
      let texts = Tales.batch(
        batch, tokens: tokens + 1, generator: generator)
      optimizer.step(maximumGradientNorm: 1) {
        positionLosses(of: model, on: texts).mean()
      }
    }
  }
}

/// Computes the loss of each next token: ids `[batch, tokens + 1]` →
/// `[batch, tokens]`.
func positionLosses(
  of model: PositionModel, on texts: Tensor<Int>
) -> Tensor<Float> {
  let targets = texts[0..., 1...]  // [batch, tokens]
  let logits = model(texts[0..., ..<(-1)])  // [batch, tokens, vocabulary]
  return logits.flattened(from: 0, to: 1)
    .crossEntropy(targets: targets.flattened(), reduction: .none)
    .reshaped(to: targets.shape)
}
