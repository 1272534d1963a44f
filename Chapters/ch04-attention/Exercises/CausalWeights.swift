import Exercises
import Tensors

/// Turn scores into attention weights that never look ahead.
///
/// Book, section 3.5.1: hide the future with −∞, divide by the square root
/// of the keys' width, apply softmax. Scores `[…, tokens, tokens]`, same
/// shape.
///
/// Example: `causalWeights([[0, 0], [0, 0]], keyWidth: 4)` is
/// `[[1, 0], [0.5, 0.5]]`.
public func causalWeights(
  _ scores: Tensor<Float>, keyWidth: Int
) throws -> Tensor<Float> {
  throw NotStarted()
}
