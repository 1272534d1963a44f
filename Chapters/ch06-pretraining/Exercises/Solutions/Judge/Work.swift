import Exercises
import NeuralNetworks
import Tensors

/// What is written in chapter 6, as values: the lesson's, the solutions',
/// a learner's or a mistaken version.
public struct PretrainingWork {
  public typealias T = Tensor<Float>
  /// Makes an optimiser for parameters, a learning rate and a weight decay.
  public typealias MakeOptimizer =
    ([Parameter], Double, Double) throws -> Optimizer
  /// A batch: ids and the ids that follow them.
  public typealias Batch = (inputs: Tensor<Int>, targets: Tensor<Int>)
  /// Trains a model on batches for some epochs, and returns the losses.
  public typealias Train =
    (Module, [Batch], Optimizer, Int, (Batch) throws -> T) throws -> [Float]
  /// The step, the steps of the warm-up and of all, and the rates: initial,
  /// peak, lowest.
  public typealias Rate =
    (Int, Int, Int, Double, Double, Double) throws -> Double

  public var perplexity: (Double) throws -> Double =
    { _ in throw NotStarted() }
  public var crossEntropy: (T, Tensor<Int>) throws -> T =
    { _, _ in throw NotStarted() }
  public var split:
    (String, Double) throws -> (training: String, validation: String) =
      { _, _ in throw NotStarted() }
  public var probabilities: (T, Float) throws -> T =
    { _, _ in throw NotStarted() }
  public var topK: (T, Int) throws -> T = { _, _ in throw NotStarted() }
  public var drawToken: ([Float], Float) throws -> Int =
    { _, _ in throw NotStarted() }
  public var splitProjection: (T) throws -> [T] = { _ in throw NotStarted()
  }
  public var learningRate: Rate = { _, _, _, _, _, _ in throw NotStarted() }
  public var clipped: ([T], Float) throws -> [T] =
    { _, _ in throw NotStarted() }
  public var adamW: MakeOptimizer = { _, _, _ in throw NotStarted() }
  public var train: Train = { _, _, _, _, _ in throw NotStarted() }

  public init() {}
}
