import Tensors

/// Take the weights of queries, keys and values out of GPT-2's `c_attn`.
///
/// Book, section 5.5: GPT-2 stores all three side by side in one matrix
/// `[width, 3 · width]`, which multiplies from the right: x · W. A `Linear`
/// layer stores the transpose. Result: three matrices `[width, width]` for
/// `Linear`, queries first.
///
/// Example: for width 1, `[[1, 2, 3]]` gives `[[1]]`, `[[2]]`, `[[3]]`.
public func splitProjection(
  _ weight: Tensor<Float>
) throws -> [Tensor<Float>] {
  weight.split(size: weight.shape[0], along: 1).map {
    $0.transposed().contiguous()
  }
}
