import Tensors

/// Lets every token attend to all tokens, without trainable weights:
/// `[tokens, width]` → the same shape.
///
/// The score of two tokens is the dot product of their embeddings. Softmax
/// turns a row of scores into weights. A token's context vector is the
/// weighted sum of all embeddings. Book, section 3.3.2.
public func simplifiedAttention(_ x: Tensor<Float>) -> Tensor<Float> {
  let scores = x.matmul(x.transposed())  // [tokens, tokens]
  let weights = scores.softmax(along: -1)
  return weights.matmul(x)  // [tokens, width]
}
