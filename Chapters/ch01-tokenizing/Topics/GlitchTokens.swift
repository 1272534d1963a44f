import Tensors
import Tokenizing

/// Returns the ids below `vocabularySize` that `ids` never contain.
///
/// A vocabulary is learned on one collection of text and a model on
/// another. A token that the second lacks exists, and nothing was ever
/// learned about it.
public func neverSeen(
  _ ids: some Sequence<Int>, vocabularySize: Int
) -> [Int] {
  var isSeen = [Bool](repeating: false, count: vocabularySize)
  for id in ids { isSeen[id] = true }
  return isSeen.indices.filter { !isSeen[$0] }
}

/// The smallest language model with vectors: the vector of a token, times a
/// matrix, gives the logits of the next token.
public struct VectorBigrams {
  /// `[vocabulary, width]`
  public private(set) var vectors: Tensor<Float>
  /// `[width, vocabulary]`
  public private(set) var output: Tensor<Float>

  /// Begins with random numbers.
  public init(
    vocabularySize: Int, width: Int, generator: RandomGenerator
  ) {
    vectors = Tensor<Float>.randn(
      [vocabularySize, width], generator: generator)
    output =
      Tensor<Float>.randn([width, vocabularySize], generator: generator)
      / Float(width).squareRoot()
  }

  /// Returns the logits of the token after each of `ids`:
  /// `[tokens, vocabulary]`.
  public func logits(after ids: [Int]) -> Tensor<Float> {
    vectors.embedding(Tensor(ids)).matmul(output)
  }

  /// Makes one step of gradient descent on the pairs of neighbours in
  /// `ids`, and returns the loss before it.
  public mutating func step(_ ids: [Int], rate: Float) -> Float {
    let (x, w) = (
      vectors.requiringGradient(), output.requiringGradient()
    )
    let logits = x.embedding(Tensor(Array(ids.dropLast()))).matmul(w)
    let loss = logits.crossEntropy(
      targets: Tensor(Array(ids.dropFirst())))
    loss.backward()
    vectors = x.detached() - x.gradient! * rate
    output = w.detached() - w.gradient! * rate
    return loss.item
  }
}
