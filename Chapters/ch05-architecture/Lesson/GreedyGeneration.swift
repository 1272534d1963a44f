import Tensors

/// Continues each row of `ids` with the highest-scoring token, one token at
/// a time: `[batch, tokens]` → `[batch, tokens + newTokens]`.
///
/// The model sees at most the last `contextLength` ids, and computes them
/// all again for every token; chapter 6's `generate` keeps what was
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
    // [batch, ≤ contextLength]
    let visible = ids[0..., max(0, ids.shape[1] - contextLength)...]
    let logits = noGrad { model(visible) }  // [batch, tokens, vocabulary]
    // The largest logit is also the largest probability, so a greedy choice
    // needs no softmax.
    // [batch, 1]
    let next = logits[0..., -1].argmax(along: -1, keepingDimensions: true)
    ids = concatenated([ids, next], along: 1)
  }
  return ids
}
