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
  let logits = model(batch.inputs)  // [batch, tokens, vocabulary]
  let losses = logits.flattened(from: 0, to: 1).crossEntropy(
    targets: batch.targets.flattened(), ignoreIndex: ignoredTarget,
    reduction: .none)  // [batch * tokens]
  let sums = -losses.reshaped(to: batch.targets.shape).sum(along: 1)
  guard averaged else { return sums }  // [batch]
  let isCounted = (batch.targets .!= ignoredTarget).to(Float.self)
  return sums / isCounted.sum(along: 1)
}
