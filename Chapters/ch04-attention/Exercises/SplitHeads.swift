import Exercises
import Tensors

/// Split the width into heads, and bring the heads to the front.
///
/// Book, section 3.6.2. The first `width / headCount` numbers of every
/// token belong to the first head, the next to the second:
/// `[batch, tokens, width]` → `[batch, heads, tokens, width / heads]`.
///
/// Example: `splitHeads([[[1, 2, 3, 4]]], headCount: 2)` is
/// `[[[[1, 2]], [[3, 4]]]]`.
public func splitHeads(
  _ x: Tensor<Float>, headCount: Int
) throws -> Tensor<Float> {
  throw NotStarted()
}
