import Tensors

/// Computes causal attention one head after the other, with two matrix
/// products for each.
///
/// All arguments and the result are `[batch, heads, tokens, headSize]`.
public func attentionHeadByHead(
  queries: Tensor<Float>, keys: Tensor<Float>, values: Tensor<Float>
) -> Tensor<Float> {
  let (tokens, size) = (queries.shape[2], queries.shape[3])
  let mask = Tensor<Bool>.ones([tokens, tokens]).triu(diagonal: 1)
  let heads = (0..<queries.shape[0] * queries.shape[1]).map { index in
    let (example, head) = (
      index / queries.shape[1], index % queries.shape[1]
    )
    let scores = queries[example, head].matmul(
      keys[example, head].transposed())  // [tokens, tokens]
    let visible = scores.maskedFill(mask, with: -.infinity)
    let weights = (visible / Float(size).squareRoot()).softmax(along: -1)
    return weights.matmul(values[example, head])  // [tokens, headSize]
  }
  return stacked(heads).reshaped(to: queries.shape)
}
