import Exercises
import Tensors

/// Scale all gradients together, so that their norm is at most `maximum`.
///
/// Book, section D.3. The norm is the root of the sum of the squares of all
/// numbers in all gradients. Gradients that are small enough stay as they
/// are.
///
/// Example: `[[3], [4]]` has the norm 5; with a maximum of 1 it becomes
/// `[[0.6], [0.8]]`.
public func clipped(
  _ gradients: [Tensor<Float>], maximum: Float
) throws -> [Tensor<Float>] {
  throw NotStarted()
}
