import Tensors

/// Computes causal attention one head after the other, with two matrix
/// products for each.
///
/// All arguments and the result are `[batch, heads, tokens, headSize]`.
public func attentionHeadByHead(
  queries: Tensor<Float>, keys: Tensor<Float>, values: Tensor<Float>
) -> Tensor<Float> {
  let (headCount, tokens) = (queries.shape[1], queries.shape[2])
  let size = queries.shape[3]
  let mask = Tensor<Bool>.ones([tokens, tokens]).triu(diagonal: 1)
  let heads = (0..<queries.shape[0] * headCount).map { index in
    let (text, head) = index.quotientAndRemainder(dividingBy: headCount)
    let (q, k) = (queries[text, head], keys[text, head])
    let scores = q.matmul(k.transposed())  // [tokens, tokens]
    let visible = scores.maskedFill(mask, with: -.infinity)
    let weights = (visible / Float(size).squareRoot()).softmax(along: -1)
    return weights.matmul(values[text, head])  // [tokens, headSize]
  }
  return stacked(heads).reshaped(to: queries.shape)
}
