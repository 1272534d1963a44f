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
  var ids = ids
  for _ in 0..<newTokens {
    let start = max(0, ids.shape[1] - contextLength)
    let visible = ids[0..., start...]  // at most contextLength tokens
    let scores = noGrad { model(visible) }  // [batch, tokens, vocabulary]
    let last = scores[0..., -1]  // [batch, vocabulary]
    let next = last.argmax(along: -1, keepingDimensions: true)
    ids = concatenated([ids, next], along: 1)
  }
  return ids
}
