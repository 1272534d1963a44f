import NeuralNetworks
import Tensors

/// Computes the share of examples whose largest logit is that of the right class, from 0 to 1.
///
/// Leaves the model set to evaluation; without any example the result is not a number. Book, section A.7:
/// `compute_accuracy`.
public func computeAccuracy(of model: some Layer, on batches: some Sequence<ToyDataset.Example>) -> Double {
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
