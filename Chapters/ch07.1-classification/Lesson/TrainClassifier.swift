import Architecture
import Datasets
import NeuralNetworks
import Tensors

/// Trains a classifier and returns the losses and accuracies measured on
/// the way.
///
/// Chapter 6's loop with another loss, and with accuracies in place of
/// sample texts. Given the book's seed, data and weights, it reproduces the
/// book's run. Book, section 6.7: `train_classifier_simple`.
///
/// - Parameters:
///   - interval: measures the losses every so many steps, starting with the
///     first (the book's `eval_freq`)
///   - batches: how many batches of each loader are measured (the book's
///     `eval_iter`)
///   - report: called after every step and measurement; if it throws,
///     training ends
/// - Throws: `NonFiniteLoss` if a loss is not a finite number
@discardableResult
public func trainClassifier(
  _ model: GPTModel, on training: MessageLoader, validation: MessageLoader,
  optimizer: Optimizer,
  epochs: Int = 5, interval: Int = 50, batches: Int = 5,
  at position: ReadPosition = .last,
  report: (ClassifierEvent) throws -> Void = { _ in }
) throws -> ClassifierHistory {
  var history = ClassifierHistory()
  var (step, examplesSeen) = (0, 0)
  func measured(_ measure: (MessageLoader) -> Double)
    -> ClassifierHistory.Entry
  {
    model.eval()
    return .init(
      examplesSeen: examplesSeen, training: measure(training),
      validation: measure(validation))
  }
  for epoch in 0..<epochs {
    model.train()
    for batch in training {
      let loss = try optimizer.step {
        try classificationLoss(of: model, on: batch, at: position).finite(
          atStep: step)
      }
      examplesSeen += batch.inputs.shape[0]
      try report(.step(step, loss: loss))

      if step.isMultiple(of: interval) {
        let losses = measured {
          classificationLoss(
            of: model, on: $0, batches: batches, at: position)
        }
        model.train()
        history.losses.append(losses)
        try report(.losses(step: step, losses))
      }
      step += 1
    }
    let accuracies = measured {
      accuracy(of: model, on: $0, batches: batches, at: position)
    }
    history.accuracies.append(accuracies)
    try report(.accuracies(epoch: epoch, accuracies))
  }
  return history
}
