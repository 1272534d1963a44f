import Exercises
import NeuralNetworks
import Tensors

/// What is written in chapter 3, as values: the lesson's, the solutions', a
/// learner's or a mistaken version.
public struct EmbeddingsWork {
  public typealias T = Tensor<Float>
  public typealias Product = (oneHot: T, product: T)

  /// Ids and a table.
  public var lookUp: (Tensor<Int>, T) throws -> T =
    { _, _ in throw NotStarted() }
  /// Ids and a table.
  public var oneHotProduct: (Tensor<Int>, T) throws -> Product =
    { _, _ in throw NotStarted() }
  /// The rows' gradient, ids, and the number of entries.
  public var lookupGradient: (T, Tensor<Int>, Int) throws -> T =
    { _, _, _ in throw NotStarted() }
  /// The number of tokens, the first position, and a table.
  public var positionEmbedding: (Int, Int, T) throws -> T =
    { _, _, _ in throw NotStarted() }
  /// Makes the module of a table of tokens and one of positions.
  public var inputEmbedding:
    (Embedding, Embedding) throws -> any TokenLayer =
      { _, _ in throw NotStarted() }
  /// The number of tokens, and the largest offset.
  public var relativeOffsets: (Int, Int) throws -> Tensor<Int> =
    { _, _ in throw NotStarted() }

  public init() {}
}
