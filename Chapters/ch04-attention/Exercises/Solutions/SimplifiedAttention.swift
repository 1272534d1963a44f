import Tensors

/// Mix every token with all others, by how alike their vectors are.
///
/// Book, section 3.3.2. The scores of a token are its dot products with all
/// tokens, the weights their softmax, the result the weighted sum of all
/// vectors: `[tokens, width]` → `[tokens, width]`.
///
/// Example: two equal vectors `[[1, 2], [1, 2]]` stay as they are.
public func simplifiedAttention(
  _ x: Tensor<Float>
) throws -> Tensor<Float> {
  let scores = x.matmul(x.transposed())  // [tokens, tokens]
  let weights = scores.softmax(along: -1)
  return weights.matmul(x)  // [tokens, width]
}
