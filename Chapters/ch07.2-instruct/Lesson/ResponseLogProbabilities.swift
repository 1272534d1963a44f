import Architecture
import Sampling
import Tensors

/// Computes the log-probability of each response in a batch: `[batch]`.
///
/// It is the negative cross entropy of the targets that are not ignored.
/// DPO's paper sums over a response; the book averages over its tokens, so
/// long responses weigh no more than short ones. The mean of a response
/// without tokens is NaN.
public func responseLogProbabilities(
  of model: GPTModel, on batch: TokenBatch, averaged: Bool = true
) -> Tensor<Float> {
  // [batch * tokens, vocabulary]
  let logits = model(batch.inputs).flattened(from: 0, to: 1)
  let losses = logits.crossEntropy(
    targets: batch.targets.flattened(), ignoreIndex: ignoredTarget,
    reduction: .none)
  // [batch]
  let sums = -losses.reshaped(to: batch.targets.shape).sum(along: 1)
  guard averaged else { return sums }
  return sums
    / (batch.targets .!= ignoredTarget).to(Float.self).sum(along: 1)
}
