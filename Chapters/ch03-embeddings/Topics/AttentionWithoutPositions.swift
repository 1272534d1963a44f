import Tensors

/// Lets every vector attend to all vectors, with the vectors as queries,
/// keys and values: `[tokens, width]` → the same shape.
///
/// No step asks where a vector stands. That is ch04's simplest attention,
/// with scores divided by the root of the width.
public func attentionWithoutPositions(_ x: Tensor<Float>) -> Tensor<Float> {
  let root = Float(x.shape[1]).squareRoot()
  let scores = x.matmul(x.transposed()) / root  // [tokens, tokens]
  return scores.softmax(along: -1).matmul(x)  // [tokens, width]
}
