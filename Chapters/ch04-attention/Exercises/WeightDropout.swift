import Exercises
import Tensors

/// Set the weights that are not kept to zero, and make up for the loss.
///
/// Book, section 3.5.2: each weight was dropped with `probability`; those
/// that are kept grow by 1 / (1 − probability), so that the sum stays the
/// same on average. `keep` has ones and zeros in the shape of the weights.
///
/// Example: `dropWeights([0.5, 0.5], keep: [1, 0], probability: 0.5)` is
/// `[1, 0]`.
public func dropWeights(
  _ weights: Tensor<Float>, keep: Tensor<Float>, probability: Float
) throws -> Tensor<Float> {
  throw NotStarted()
}
