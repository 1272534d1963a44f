import Architecture
import NeuralNetworks
import Tensors

/// How far training on pairs has come.
public struct PreferenceHistory: Equatable, Sendable {
  /// One measurement on the validation pairs.
  public struct Entry: Equatable, Sendable {
    /// The step after which it was made; −1 before the first.
    public let step: Int
    public let measure: PreferenceMeasure
  }

  public var entries: [Entry] = []
}

/// Trains a policy for one epoch to prefer the chosen responses, and measures on the way.
///
/// The plain training loop with another loss; the reference stays as it is and should be in evaluation. Book,
/// folder 04 of chapter 7: `train_model_dpo_simple`.
///
/// - Parameters:
///   - interval: after how many steps the validation pairs are measured; also before the first and after the
///     last one
///   - batches: on how many batches of them; nil for all
///   - steps: ends the epoch early
///   - report: is told of every step and its loss; what it throws ends the training
@discardableResult
public func trainOnPreferences(
  _ policy: GPTModel, reference: GPTModel, on training: PreferenceLoader, validation: PreferenceLoader,
  optimizer: Optimizer, beta: Float = 0.1, averaged: Bool = true, interval: Int = 5, batches: Int? = nil,
  steps: Int? = nil,
  report: (_ step: Int, _ loss: Float) throws -> Void = { _, _ in }
) throws -> PreferenceHistory {
  var history = PreferenceHistory()
  func measure(after step: Int) {
    let measure = PreferenceMeasure(
      of: policy, reference: reference, on: validation, batches: batches, beta: beta, averaged: averaged)
    history.entries.append(.init(step: step, measure: measure))
    policy.train()
  }
  let count = min(steps ?? training.count, training.count)
  measure(after: -1)
  for (step, batch) in training.prefix(count).enumerated() {
    optimizer.zeroGradients()
    let loss = PreferenceLoss(
      of: policy, reference: reference, on: batch, beta: beta, averaged: averaged)
    loss.value.backward()
    optimizer.step()
    try report(step, loss.value.item)
    if (step + 1).isMultiple(of: interval) || step + 1 == count { measure(after: step) }
  }
  return history
}
