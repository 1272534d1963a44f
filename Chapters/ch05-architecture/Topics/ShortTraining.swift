import NeuralNetworks
import Tensors

/// How the topics train a small model to compare it with others: the same
/// steps and the same windows for all.
public struct ShortTraining: Sendable {
  public var steps: Int
  public var batch: Int
  public var tokens: Int
  public var learningRate: Double

  public init(
    steps: Int, batch: Int = 8, tokens: Int = 32,
    learningRate: Double = 5e-3
  ) {
    (self.steps, self.batch, self.tokens) = (steps, batch, tokens)
    self.learningRate = learningRate
  }

  /// Trains a model and returns its loss on the held-out text.
  ///
  /// - Parameters:
  ///   - seed: draws the windows
  ///   - addedLoss: added to the loss of each step, nothing by default
  public func heldOutLoss(
    of model: any TokenLayer, on text: CharacterText, seed: Int,
    adding addedLoss: () -> Tensor<Float>? = { nil }
  ) -> Double {
    let generator = RandomGenerator(seed: UInt64(seed))
    let optimizer = AdamW(model.parameters, learningRate: learningRate)
    for step in 0..<steps {
      // Up for the first tenth, then down to nothing.
      let share = Double(step + 1) / Double(steps)
      optimizer.learningRate = learningRate * min(share * 10, 1.1 - share)
      let (inputs, targets) = text.batch(
        batch, tokens: tokens, generator: generator)
      optimizer.step(maximumGradientNorm: 1) {
        let loss = crossEntropy(model(inputs), targets)
        return addedLoss().map { loss + $0 } ?? loss
      }
    }
    let (inputs, targets) = text.heldOutBatch(32, tokens: tokens)
    return noGrad { Double(crossEntropy(model(inputs), targets).item) }
  }
}

/// Compares logits `[batch, tokens, vocabulary]` with the ids that came.
public func crossEntropy(
  _ logits: Tensor<Float>, _ targets: Tensor<Int>
) -> Tensor<Float> {
  logits.flattened(from: 0, to: 1).crossEntropy(
    targets: targets.flattened())
}

/// Runs `body` with a model that `make` builds under each of the seeds.
///
/// The default generator is seeded before each, so that models with the same
/// parts start from the same numbers.
public func forSeeds(
  _ seeds: [Int], _ body: (Int) -> Double
) -> [Double] {
  seeds.map { seed in
    manualSeed(seed)
    return body(seed)
  }
}
