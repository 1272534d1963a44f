import Architecture
import Datasets
import Tensors

/// The mean cross entropy of the classes of one batch, to call `backward()` on.
///
/// Accuracy is what counts in the end, but it moves in jumps and has no gradient; the loss stands in for it.
/// Book, section 6.6: `calc_loss_batch`.
public func classificationLoss(
  of model: GPTModel, on batch: MessageBatch, at position: ReadPosition = .last
) -> Tensor<Float> {
  classLogits(of: model, for: batch.inputs, at: position).crossEntropy(targets: batch.classes)
}

/// The mean of the losses of the first `count` batches of an epoch, or of all, without gradients.
///
/// It begins an epoch of the loader, and so draws what an epoch draws. NaN if there is no batch. Book, section
/// 6.6: `calc_loss_loader`.
public func classificationLoss(
  of model: GPTModel, on loader: MessageLoader, batches count: Int? = nil, at position: ReadPosition = .last
) -> Double {
  let losses = noGrad {
    loader.prefix(count ?? loader.count).map {
      Double(classificationLoss(of: model, on: $0, at: position).item)
    }
  }
  return losses.reduce(0, +) / Double(losses.count)
}
