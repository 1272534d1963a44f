import Tensors

/// Compute the loss of a classifier on a batch.
///
/// Book, section 6.6: `calc_loss_batch`. The cross entropy of the last
/// token's logits, averaged over the batch. Logits
/// `[batch, tokens, classes]`, classes `[batch]`, result a single number.
/// You may use `crossEntropy(targets:)`.
///
/// Example: logits of zeros for two classes give ln 2, about 0.6931.
public func classLoss(
  _ logits: Tensor<Float>, classes: Tensor<Int>
) throws -> Tensor<Float> {
  let last = logits[0..., -1]  // [batch, classes]
  return last.crossEntropy(targets: classes)
}
