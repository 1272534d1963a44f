import Tensors

/// Compute the gradient of a table from that of the rows looked up in it.
///
/// Book, section 2.7, where embeddings are weights to be trained. Each
/// position hands its gradient to the row of its id. What several positions
/// looked up gets the sum of all; what nobody looked up gets zero. Ids
/// `[tokens]` and gradients `[tokens, width]` give `[entries, width]`. Write
/// it by hand, without `backward`.
///
/// Example: for three entries, the ids `[2, 2]` and the gradients
/// `[[1, 2], [3, 4]]` give `[[0, 0], [0, 0], [4, 6]]`.
public func lookupGradient(
  _ gradient: Tensor<Float>, ids: Tensor<Int>, entries: Int
) throws -> Tensor<Float> {
  let result = Tensor<Float>.zeros([entries, gradient.shape[1]])
  for (position, id) in ids.scalars.enumerated() {
    result[id] = result[id] + gradient[position]
  }
  return result
}
