import Exercises
import NeuralNetworks
import Tensors

/// What is written in chapter 5, as values: the lesson's, the solutions', a
/// learner's or a mistaken version.
public struct ArchitectureWork {
  public typealias T = Tensor<Float>
  /// Makes a block of attention, a feed-forward network, two norms, and the
  /// rate of its dropout.
  public typealias MakeBlock = (
    any Layer, any Layer, any Layer, any Layer, Double
  ) throws -> any Layer
  /// Makes a model of its embedding, the rate of its dropout, its blocks,
  /// the final norm and the output head.
  public typealias MakeModel = (
    any TokenLayer, Double, [any Layer], any Layer, any Layer
  ) throws -> any TokenLayer
  public typealias Counts = (attention: Int, feedForward: Int, total: Int)
  /// Makes a model with three rates of dropout, for embeddings, attention
  /// and shortcuts, of closures for its parts.
  public typealias MakeDropoutModel = (
    Double, Double, Double, Int, (Double) throws -> any Layer,
    (any Layer, Double) throws -> any Layer,
    ([any Layer], Double) throws -> any TokenLayer
  ) throws -> any TokenLayer

  public var layerNorm: (Int) throws -> any Layer =
    { _ in throw NotStarted() }
  /// Makes the exact form, or the approximation.
  public var gelu: (Bool) throws -> any Layer = { _ in throw NotStarted() }
  /// Makes a network for a width, with an activation.
  public var feedForward: (Int, any Layer) throws -> any Layer =
    { _, _ in throw NotStarted() }
  /// Inputs, layers, and whether there are shortcuts.
  public var deepNetwork: (T, [any Layer], Bool) throws -> T =
    { _, _, _ in throw NotStarted() }
  public var transformerBlock: MakeBlock =
    { _, _, _, _, _ in throw NotStarted() }
  public var gptModel: MakeModel =
    { _, _, _, _, _ in throw NotStarted() }
  /// Vocabulary, context, width, layers, whether the projections to queries,
  /// keys and values have a bias, and whether the head is tied.
  public var parameterCounts:
    (Int, Int, Int, Int, Bool, Bool) throws -> Counts =
      { _, _, _, _, _, _ in throw NotStarted() }
  public var modelWithDropout: MakeDropoutModel =
    { _, _, _, _, _, _, _ in throw NotStarted() }
  /// Ids, how many new ones, the context length, and the model.
  public var generateGreedily:
    (Tensor<Int>, Int, Int, (Tensor<Int>) -> T) throws -> Tensor<Int> =
      { _, _, _, _ in throw NotStarted() }

  public init() {}
}
