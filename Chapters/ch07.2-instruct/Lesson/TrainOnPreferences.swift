import Architecture
import NeuralNetworks
import Tensors

/// The measurements made during training on pairs.
public struct PreferenceHistory: Equatable, Sendable {
  /// One measurement on the validation pairs.
  public struct Entry: Equatable, Sendable {
    /// The number of steps made before it.
    public let stepsDone: Int
    public let measure: PreferenceMeasure
  }

  public var entries: [Entry] = []
}

/// Trains a policy for one epoch to prefer the chosen responses, measuring
/// on the way.
///
/// The plain training loop with another loss. The reference is not trained;
/// put it in evaluation mode. Book, folder 04 of chapter 7:
/// `train_model_dpo_simple`.
///
/// - Parameters:
///   - interval: measures the validation pairs every so many steps, and
///     before the first and after the last
///   - batches: how many validation batches are measured; nil for all
///   - steps: ends the epoch early
///   - report: called with every step and its loss; if it throws, training
///     ends
/// - Throws: `NonFiniteLoss` if a loss is not a finite number
@discardableResult
public func trainOnPreferences(
  _ policy: GPTModel, reference: GPTModel, on training: PreferenceLoader,
  validation: PreferenceLoader,
  optimizer: Optimizer, beta: Float = 0.1, averaged: Bool = true,
  interval: Int = 5, batches: Int? = nil,
  steps: Int? = nil,
  report: (_ step: Int, _ loss: Float) throws -> Void = { _, _ in }
) throws -> PreferenceHistory {
  var history = PreferenceHistory()
  func measure(after stepsDone: Int) {
    let measure = PreferenceMeasure(
      of: policy, reference: reference, on: validation, batches: batches,
      beta: beta, averaged: averaged)
    history.entries.append(.init(stepsDone: stepsDone, measure: measure))
    policy.train()
  }
  measure(after: 0)
  let count = min(steps ?? training.count, training.count)
  for (step, batch) in training.prefix(count).enumerated() {
    let loss = try optimizer.step {
      try PreferenceLoss(
        of: policy, reference: reference, on: batch, beta: beta,
        averaged: averaged
      )
      .value.finite(atStep: step)
    }
    try report(step, loss)
    if (step + 1).isMultiple(of: interval) || step + 1 == count {
      measure(after: step + 1)
    }
  }
  return history
}
