import Tensors

/// Find the share of examples that are classified correctly.
///
/// Book, section A.7. The predicted class is the one with the largest
/// logit. Logits `[batch, classes]`, labels `[batch]`, result from 0 to 1.
///
/// Example: with the logits `[[2, 1], [0, 5]]` and the labels `[0, 0]`, it
/// is `0.5`.
public func accuracy(
  of logits: Tensor<Float>, labels: Tensor<Int>
) throws -> Double {
  let predictions = logits.argmax(along: 1)  // [batch]
  let correct = zip(predictions.scalars, labels.scalars).count(where: ==)
  return Double(correct) / Double(labels.count)
}
