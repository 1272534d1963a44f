import Architecture
import Datasets
import Tensors

/// Computes the mean cross entropy of a batch, to call `backward()` on.
///
/// Accuracy is the goal, but it is not differentiable; cross entropy takes
/// its place in training. Book, section 6.6: `calc_loss_batch`.
public func classificationLoss(
  of model: GPTModel, on batch: MessageBatch,
  at position: ReadPosition = .last
) -> Tensor<Float> {
  let logits = classLogits(of: model, for: batch.inputs, at: position)
  return logits.crossEntropy(targets: batch.classes)
}

/// Computes the mean loss over the first `count` batches of an epoch, or
/// over all, without gradients.
///
/// Starts an epoch of the loader, which draws its order. NaN without
/// batches. Book, section 6.6: `calc_loss_loader`.
public func classificationLoss(
  of model: GPTModel, on loader: MessageLoader, batches count: Int? = nil,
  at position: ReadPosition = .last
) -> Double {
  let losses = noGrad {
    loader.prefix(count ?? loader.count).map { batch in
      classificationLoss(of: model, on: batch, at: position).item
    }
  }
  return losses.reduce(0) { $0 + Double($1) } / Double(losses.count)
}

/// Measures the losses on training and validation messages.
///
/// Leaves the model in evaluation mode. Book, section 6.7: `evaluate_model`.
public func evaluateClassifier(
  _ model: GPTModel, training: MessageLoader, validation: MessageLoader,
  batches: Int, at position: ReadPosition = .last
) -> (training: Double, validation: Double) {
  model.eval()
  let losses = [training, validation].map { loader in
    classificationLoss(
      of: model, on: loader, batches: batches, at: position)
  }
  return (losses[0], losses[1])
}
