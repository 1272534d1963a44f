import Tensors

/// Continues each row of `ids` with the highest-scoring token, one token at
/// a time: `[batch, tokens]` → `[batch, tokens + newTokens]`.
///
/// The model sees at most the last `contextLength` ids, and computes them
/// all again for every token; ch06's `generate` keeps what was
/// computed. Call `model.eval()` first: dropout would make the choice
/// random. Traps if there is no id to start from. Book, section 4.7:
/// `generate_text_simple`.
public func generateGreedily(
  _ model: GPTModel, _ ids: Tensor<Int>, newTokens: Int, contextLength: Int
) -> Tensor<Int> {
  precondition(
    ids.rank == 2 && ids.shape[1] > 0,
    "generateGreedily: ids of shape \(ids.shape), not [batch, tokens]")
  var ids = ids
  for _ in 0..<newTokens {
    let start = max(0, ids.shape[1] - contextLength)
    let visible = ids[0..., start...]  // at most contextLength tokens
    let logits = noGrad { model(visible) }  // [batch, tokens, vocabulary]
    let last = logits[0..., -1]  // [batch, vocabulary]
    // The largest logit is also the largest probability: no softmax needed.
    let next = last.argmax(along: -1, keepingDimensions: true)
    ids = concatenated([ids, next], along: 1)
  }
  return ids
}
