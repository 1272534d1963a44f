import Architecture
import Datasets
import NeuralNetworks
import Tensors

/// How long a classifier is trained, and when it is measured.
public struct ClassifierPlan: Sendable {
  public var epochs: Int
  /// The losses are measured after every so many steps, the first one included.
  public var interval: Int
  /// On how many batches losses and accuracies are measured during training.
  public var batches: Int
  /// The token at which the classifier is read.
  public var position: ReadPosition

  /// Describes a training run; the defaults are the book's.
  public init(epochs: Int = 5, interval: Int = 50, batches: Int = 5, position: ReadPosition = .last) {
    self.epochs = epochs
    self.interval = interval
    self.batches = batches
    self.position = position
  }
}

/// What a training run tells while it runs.
public enum ClassifierEvent: Sendable {
  /// A step was made, counted from 0; `loss` is that of its batch before the step.
  case step(Int, loss: Float)
  /// The losses were measured after a step.
  case losses(step: Int, ClassifierHistory.Entry)
  /// An epoch, counted from 0, is over, and the accuracies were measured.
  case accuracies(epoch: Int, ClassifierHistory.Entry)
}

/// Trains a classifier and returns the losses and accuracies measured on the way.
///
/// The loop of chapter 6 with another loss, and with accuracies where that one wrote a text. With the book's
/// seed, data and weights it draws and computes what the book's loop does. Book, section 6.7:
/// `train_classifier_simple`.
///
/// - Parameter report: is told of every step and measurement; what it throws ends the training
@discardableResult
public func trainClassifier(
  _ model: GPTModel, on training: MessageLoader, validation: MessageLoader, optimizer: Optimizer,
  plan: ClassifierPlan = ClassifierPlan(), report: (ClassifierEvent) throws -> Void = { _ in }
) throws -> ClassifierHistory {
  var history = ClassifierHistory()
  var step = 0
  var examplesSeen = 0
  func entry(_ measure: (MessageLoader) -> Double) -> ClassifierHistory.Entry {
    model.eval()
    return .init(examplesSeen: examplesSeen, training: measure(training), validation: measure(validation))
  }
  for epoch in 0..<plan.epochs {
    model.train()
    for batch in training {
      optimizer.zeroGradients()
      let loss = classificationLoss(of: model, on: batch, at: plan.position)
      loss.backward()
      optimizer.step()
      examplesSeen += batch.inputs.shape[0]
      try report(.step(step, loss: loss.item))

      if step.isMultiple(of: plan.interval) {
        let losses = entry {
          classificationLoss(of: model, on: $0, batches: plan.batches, at: plan.position)
        }
        model.train()
        history.losses.append(losses)
        try report(.losses(step: step, losses))
      }
      step += 1
    }
    let accuracies = entry { accuracy(of: model, on: $0, batches: plan.batches, at: plan.position) }
    history.accuracies.append(accuracies)
    try report(.accuracies(epoch: epoch, accuracies))
  }
  return history
}
