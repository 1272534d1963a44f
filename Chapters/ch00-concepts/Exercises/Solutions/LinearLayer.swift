import Tensors

/// Compute what a linear layer computes.
///
/// Book, section A.5. Each output has a row of weights, one for each input,
/// and a bias. PyTorch and this project store the weights as
/// `[outputs, inputs]`: `[batch, inputs]` → `[batch, outputs]`. Write it
/// with a matrix product, not with `Linear`.
///
/// Example: `linear([[1, 2]], weight: [[3, 4], [5, 6]], bias: [0, 1])` is
/// `[[11, 18]]`.
public func linear(
  _ x: Tensor<Float>, weight: Tensor<Float>, bias: Tensor<Float>
) throws -> Tensor<Float> {
  x.matmul(weight.transposed()) + bias
}
