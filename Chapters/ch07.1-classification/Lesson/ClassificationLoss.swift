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
  classLogits(of: model, for: batch.inputs, at: position).crossEntropy(
    targets: batch.classes)
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
    loader.prefix(count ?? loader.count).map {
      Double(classificationLoss(of: model, on: $0, at: position).item)
    }
  }
  return losses.reduce(0, +) / Double(losses.count)
}
