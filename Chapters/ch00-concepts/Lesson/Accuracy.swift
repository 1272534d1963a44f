import NeuralNetworks
import Tensors

/// Computes the share of examples, from 0 to 1, whose largest logit is that
/// of the correct class.
///
/// Leaves the model in evaluation mode. Without examples the result is NaN.
/// Book, section A.7: `compute_accuracy`.
public func computeAccuracy(
  of model: some Layer, on batches: some Sequence<ToyDataset.Example>
) -> Double {
  model.eval()
  var correct: Float = 0
  var total = 0
  for (features, labels) in batches {
    let logits = noGrad { model(features) }  // [batch, classes]
    let predictions = logits.argmax(along: 1)  // [batch]
    correct += (predictions .== labels).to(Float.self).sum().item
    total += labels.count
  }
  return Double(correct) / Double(total)
}
