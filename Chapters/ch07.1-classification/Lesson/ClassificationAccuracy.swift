import Architecture
import Datasets
import Tensors

/// Predicts the class of every message in the first `count` batches, or in
/// all, in order.
///
/// Starts an epoch of the loader, which draws its order. Leaves the model in
/// evaluation mode.
public func predictedClasses(
  of model: GPTModel, on loader: MessageLoader, batches count: Int? = nil,
  at position: ReadPosition = .last
) -> [(predicted: Int, true: Int)] {
  model.eval()
  return noGrad {
    loader.prefix(count ?? loader.count).flatMap { batch in
      let logits = classLogits(of: model, for: batch.inputs, at: position)
      let predicted = logits.argmax(along: -1)  // [batch]
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
  let correct = pairs.count { $0.predicted == $0.true }
  return Double(correct) / Double(pairs.count)
}

/// The standard error of a share measured on `count` examples.
///
/// Another sample of as many examples gives a share within one standard
/// error in two cases of three, and within two in 19 of 20.
public func standardError(ofShare share: Double, count: Int) -> Double {
  (share * (1 - share) / Double(count)).squareRoot()
}
