import Tensors

/// Turn the scores along the last axis into weights that sum to one.
///
/// Book, section 3.3.1: exp(xᵢ) / Σ exp(xⱼ). Scores of 1000 must work as
/// well, without overflow. The shape stays: `[…, tokens]`. Write it with
/// `exp`, `sum` and `max`, not with `softmax(along:)`.
///
/// Example: `softmax([0, 0, 0, 0])` is `[0.25, 0.25, 0.25, 0.25]`.
public func softmax(_ scores: Tensor<Float>) throws -> Tensor<Float> {
  let largest = scores.max(along: -1, keepingDimensions: true).values
  let exponentials = (scores - largest).exp()
  return exponentials / exponentials.sum(along: -1, keepingDimensions: true)
}
