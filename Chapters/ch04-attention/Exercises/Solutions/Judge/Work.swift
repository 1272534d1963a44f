import Exercises
import NeuralNetworks
import Tensors

/// What is written in chapter 4, as values: the lesson's, the solutions',
/// a learner's or a mistaken version.
public struct SelfAttentionWork {
  public typealias T = Tensor<Float>
  /// Makes attention for a number of inputs and outputs, a context length,
  /// a dropout, a number of heads, with or without bias.
  public typealias MakeAttention =
    (Int, Int, Int, Double, Int, Bool) throws -> any Layer

  public var dotProduct: ([Float], [Float]) throws -> Float =
    { _, _ in throw NotStarted() }
  public var softmax: (T) throws -> T = { _ in throw NotStarted() }
  public var simplifiedAttention: (T) throws -> T =
    { _ in throw NotStarted() }
  /// Inputs, then the matrices of queries, keys and values.
  public var selfAttention: (T, T, T, T) throws -> T =
    { _, _, _, _ in throw NotStarted() }
  public var causalMask: (Int) throws -> Tensor<Bool> =
    { _ in throw NotStarted() }
  /// Scores, and the width of the keys.
  public var causalWeights: (T, Int) throws -> T =
    { _, _ in throw NotStarted() }
  /// Weights, what to keep, and the probability.
  public var dropWeights: (T, T, Float) throws -> T =
    { _, _, _ in throw NotStarted() }
  public var splitHeads: (T, Int) throws -> T =
    { _, _ in throw NotStarted() }
  public var multiHeadAttention: MakeAttention =
    { _, _, _, _, _, _ in throw NotStarted() }

  public init() {}
}
