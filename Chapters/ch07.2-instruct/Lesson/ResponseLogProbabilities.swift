import Architecture
import Sampling
import Tensors

/// Computes how likely a model finds each response of a batch: logarithms of probabilities `[batch]`.
///
/// They are the cross entropies of the targets that are not ignored, with the sign turned. The sum over a
/// response is what DPO's paper uses; the book takes the mean over its tokens, so that long responses weigh no
/// more than short ones. A response without any token left has the mean NaN.
public func responseLogProbabilities(
  of model: GPTModel, on batch: TokenBatch, averaged: Bool = true
) -> Tensor<Float> {
  let logits = model(batch.inputs).flattened(from: 0, to: 1)  // [batch * tokens, vocabulary]
  let losses = logits.crossEntropy(
    targets: batch.targets.flattened(), ignoreIndex: ignoredTarget, reduction: .none)
  let sums = -losses.reshaped(to: batch.targets.shape).sum(along: 1)  // [batch]
  guard averaged else { return sums }
  return sums / (batch.targets .!= ignoredTarget).to(Float.self).sum(along: 1)
}
