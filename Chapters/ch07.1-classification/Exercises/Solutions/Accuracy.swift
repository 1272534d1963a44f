import Tensors

/// Compute which share of texts is classified right.
///
/// Book, section 6.6: `calc_accuracy_loader`. Each batch has logits
/// `[batch, classes]` and the true classes `[batch]`; batches may differ in
/// size. Only the first `count` batches are measured, or all without a
/// count; there may be fewer than `count`. From 0 to 1.
///
/// Example: one batch with the logits `[[2, 1], [0, 3]]` and the classes
/// `[0, 0]` gives 0.5.
public func accuracy(
  of batches: [(logits: Tensor<Float>, classes: Tensor<Int>)], count: Int?
) throws -> Double {
  var right = 0
  var total = 0
  for batch in batches.prefix(count ?? batches.count) {
    let predicted = batch.logits.argmax(along: -1).scalars
    for (prediction, truth) in zip(predicted, batch.classes.scalars) {
      if prediction == truth { right += 1 }
      total += 1
    }
  }
  return Double(right) / Double(total)
}
