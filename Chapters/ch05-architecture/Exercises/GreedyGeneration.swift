import Exercises
import Tensors

/// Continue a text with the token that scores highest, again and again.
///
/// Book, section 4.7. The model turns ids `[batch, tokens]` into scores
/// `[batch, tokens, vocabulary]`; those after the last token choose the next
/// id. It reads at most `contextLength` ids, so of a longer text it gets only
/// the end. `[batch, tokens]` → `[batch, tokens + newTokens]`.
///
/// Example: with a model that always scores the id after the last one
/// highest, `[[1, 2]]` and three new tokens give `[[1, 2, 3, 4, 5]]`.
public func generateGreedily(
  _ ids: Tensor<Int>, newTokens: Int, contextLength: Int,
  model: (Tensor<Int>) -> Tensor<Float>
) throws -> Tensor<Int> {
  throw NotStarted()
}
