import Architecture
import Tensors

/// Loss, reward margin, and the share of pairs in the right order, averaged
/// over batches.
public struct PreferenceMeasure: Equatable, Sendable {
  public let loss: Double
  public let margin: Double
  public let accuracy: Double

  /// Measures the first `count` batches of an epoch, or all, without
  /// dropout.
  ///
  /// Leaves the policy in evaluation mode. Traps without batches.
  public init(
    of policy: GPTModel, reference: GPTModel, on loader: PreferenceLoader,
    batches count: Int? = nil,
    beta: Float, averaged: Bool = true
  ) {
    policy.eval()
    let losses = noGrad {
      loader.prefix(count ?? loader.count).map {
        PreferenceLoss(
          of: policy, reference: reference, on: $0, beta: beta,
          averaged: averaged)
      }
    }
    precondition(!losses.isEmpty, "PreferenceMeasure: no batch")
    func mean(_ value: (PreferenceLoss) -> Float) -> Double {
      losses.reduce(0) { $0 + Double(value($1)) } / Double(losses.count)
    }
    loss = mean(\.value.item)
    margin = mean(\.margin)
    accuracy = mean(\.accuracy)
  }
}
