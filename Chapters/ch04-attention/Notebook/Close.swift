import Tensors

/// Whether two tensors have the same shape and, up to rounding, the same
/// elements. PyTorch: `torch.allclose`.
func allClose(
  _ first: Tensor<Float>, _ second: Tensor<Float>,
  within tolerance: Float = 1e-5
) -> Bool {
  first.shape == second.shape
    && (first - second).abs().max().item <= tolerance
}
