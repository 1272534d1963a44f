import Tensors

/// Add what LoRA has learned to the weight, so that one layer does it all.
///
/// Book, section E.1: x (W + A B) = x W + x A B. Mind the layout: a
/// `Linear` keeps its weight as `[outputs, inputs]`, while A is
/// `[inputs, rank]` and B is `[rank, outputs]`. The result has the
/// weight's shape; `factor` belongs to A B.
///
/// Example: the weight `[[1, 2]]` of two inputs and one output, A
/// `[[1], [0]]`, B `[[3]]` and a factor of 2 give `[[7, 2]]`.
public func mergedWeight(
  _ weight: Tensor<Float>, a: Tensor<Float>, b: Tensor<Float>, factor: Float
) throws -> Tensor<Float> {
  let change = a.matmul(b) * factor  // [inputs, outputs]
  return weight + change.transposed()
}
