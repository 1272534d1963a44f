import Tensors

/// Lets every token look at all others without anything to be trained: `[tokens, width]` → the same shape.
///
/// The score of two tokens is the dot product of their embeddings; softmax makes weights of a row of scores;
/// a token's context vector is the sum of all embeddings, each times its weight. Book, section 3.3.2.
public func simplifiedAttention(_ x: Tensor<Float>) -> Tensor<Float> {
  let scores = x.matmul(x.transposed())  // [tokens, tokens]
  let weights = scores.softmax(along: -1)
  return weights.matmul(x)  // [tokens, width]
}
