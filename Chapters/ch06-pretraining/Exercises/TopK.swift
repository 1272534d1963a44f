import Exercises
import Tensors

/// Keep the largest `count` logits of each row; set the others to −∞.
///
/// Book, section 5.3.2. Logits `[batch, vocabulary]`, same shape. A count
/// beyond the vocabulary keeps all. No two logits are equal.
///
/// Example: `topK([[1, 3, 2]], count: 2)` is `[[−∞, 3, 2]]`.
public func topK(
  _ logits: Tensor<Float>, count: Int
) throws -> Tensor<Float> {
  throw NotStarted()
}
