import Architecture
import Datasets
import NeuralNetworks
import Tensors

/// Trains a classifier and returns the losses and accuracies measured on
/// the way.
///
/// ch06's loop with another loss, and with accuracies in place of
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
  _ model: GPTModel, on training: MessageLoader,
  validation: MessageLoader, optimizer: Optimizer, epochs: Int = 5,
  interval: Int = 50, batches: Int = 5, at position: ReadPosition = .last,
  report: (ClassifierEvent) throws -> Void = { _ in }
) throws -> ClassifierHistory {
  var history = ClassifierHistory()
  var step = 0
  var seen = 0
  for epoch in 0..<epochs {
    model.train()
    for batch in training {
      optimizer.zeroGradients()
      let loss = classificationLoss(of: model, on: batch, at: position)
      try loss.finite(atStep: step).backward()
      optimizer.step()
      seen += batch.inputs.shape[0]
      try report(.step(step, loss: loss.item))

      if step.isMultiple(of: interval) {
        let losses = evaluateClassifier(
          model, training: training, validation: validation,
          batches: batches, at: position)
        model.train()
        history.losses.append(.init(after: seen, losses))
        try report(.losses(step: step, .init(after: seen, losses)))
      }
      step += 1
    }
    let accuracies = [training, validation].map { loader in
      accuracy(of: model, on: loader, batches: batches, at: position)
    }
    let entry = ClassifierHistory.Entry(
      after: seen, (accuracies[0], accuracies[1]))
    history.accuracies.append(entry)
    try report(.accuracies(epoch: epoch, entry))
  }
  return history
}
