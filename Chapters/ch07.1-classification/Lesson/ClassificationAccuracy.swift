import Architecture
import Datasets
import Tensors

/// Predicts the class of every message in the first `count` batches of an
/// epoch, or in all, in order.
///
/// Leaves the model in evaluation mode.
public func predictedClasses(
  of model: GPTModel, on loader: MessageLoader, batches count: Int? = nil,
  at position: ReadPosition = .last
) -> [(predicted: Int, true: Int)] {
  model.eval()
  return noGrad {
    loader.prefix(count ?? loader.count).flatMap { batch in
      let predicted = classLogits(
        of: model, for: batch.inputs, at: position
      ).argmax(along: -1)  // [batch]
      return zip(predicted.scalars, batch.classes.scalars).map {
        (predicted: $0, true: $1)
      }
    }
  }
}

/// The share of messages classified correctly, from 0 to 1; NaN without
/// messages.
///
/// Starts an epoch of the loader and leaves the model in evaluation mode.
/// Book, section 6.6: `calc_accuracy_loader`.
public func accuracy(
  of model: GPTModel, on loader: MessageLoader, batches count: Int? = nil,
  at position: ReadPosition = .last
) -> Double {
  let pairs = predictedClasses(
    of: model, on: loader, batches: count, at: position)
  return Double(pairs.count { $0.predicted == $0.true })
    / Double(pairs.count)
}
