import Tensors

/// Continues each row of `ids` with the token that the model scores highest, one token after the other.
///
/// The result holds the given ids and the new ones: `[batch, tokens]` → `[batch, tokens + newTokens]`. The
/// model sees the last `contextLength` ids at most. Call `model.eval()` first: dropout would make the
/// choice depend on chance. Traps if there is no id to start from. Book, section 4.7: `generate_text_simple`.
public func generateGreedily(
  _ model: GPTModel, _ ids: Tensor<Int>, newTokens: Int, contextLength: Int
) -> Tensor<Int> {
  precondition(
    ids.rank == 2 && ids.shape[1] > 0,
    "generateGreedily: ids of shape \(ids.shape), not [batch, tokens]")
  var ids = ids
  for _ in 0..<newTokens {
    let visible = ids[0..., max(0, ids.shape[1] - contextLength)...]  // [batch, ≤ contextLength]
    let logits = noGrad { model(visible) }  // [batch, tokens, vocabulary]
    // The largest logit is the largest probability too, so greedy choice needs no softmax.
    let next = logits[0..., -1].argmax(along: -1, keepingDimensions: true)  // [batch, 1]
    ids = concatenated([ids, next], along: 1)
  }
  return ids
}
