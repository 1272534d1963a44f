import Tensors

/// Turns the scores along the last axis into weights that sum to one,
/// straight from the formula exp(xᵢ) / Σ exp(xⱼ).
///
/// The shape stays the same. Scores above 88 overflow and give NaN;
/// `softmax(along:)` subtracts the largest score first and has no such
/// limit. Book, section 3.3.1: `softmax_naive`.
public func naiveSoftmax(_ scores: Tensor<Float>) -> Tensor<Float> {
  let exponentials = scores.exp()
  return exponentials / exponentials.sum(along: -1, keepingDimensions: true)
}
