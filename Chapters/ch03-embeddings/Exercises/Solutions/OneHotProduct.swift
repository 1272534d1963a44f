import Tensors

/// Look ids up by a matrix product.
///
/// Book, section 2.7: an embedding does what a linear layer would do with
/// one-hot rows, which are 1 at the id and 0 everywhere else. Make such rows,
/// and multiply them with the table: `[tokens]` → `[tokens, width]`, with a
/// table `[entries, width]`. Write it without `embedding` and `selected`.
///
/// Example: with three entries, the id 1 is the one-hot row `[0, 1, 0]`.
public func oneHotProduct(
  _ ids: Tensor<Int>, _ table: Tensor<Float>
) throws -> (oneHot: Tensor<Float>, product: Tensor<Float>) {
  let entries = Tensor<Int>.arange(table.shape[0])
  let matches = ids.unsqueezed(at: 1) .== entries  // [tokens, entries]
  let oneHot = matches.to(Float.self)
  return (oneHot, oneHot.matmul(table))
}
