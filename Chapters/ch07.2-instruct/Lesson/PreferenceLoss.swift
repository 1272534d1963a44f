import Architecture
import Sampling
import Tensors

/// The DPO loss of a batch, and the rewards of its responses.
///
/// Rafailov et al., 2023. Book, folder 04 of chapter 7: `compute_dpo_loss`.
public struct PreferenceLoss {
  /// The mean of −ln σ(β · margin) over the batch, to call `backward()` on;
  /// ln 2 while the policy equals the reference.
  public let value: Tensor<Float>
  /// β times the log-probability that the policy gained over the reference,
  /// for chosen responses: `[batch]`.
  public let chosenRewards: Tensor<Float>
  /// The same for rejected responses: `[batch]`.
  public let rejectedRewards: Tensor<Float>

  /// Computes the loss from log-probabilities, each `[batch]`.
  ///
  /// A larger `beta` keeps the policy closer to the reference. (The book
  /// does not multiply rewards by it.)
  public init(
    chosen: Tensor<Float>, rejected: Tensor<Float>,
    referenceChosen: Tensor<Float>, referenceRejected: Tensor<Float>,
    beta: Float = 0.1
  ) {
    let chosenGains = chosen - referenceChosen  // [batch]
    let rejectedGains = rejected - referenceRejected
    let margins = chosenGains - rejectedGains
    value = (-margins * beta).softplus().mean()  // −ln σ(x) = ln(1 + e⁻ˣ)
    chosenRewards = chosenGains.detached() * beta
    rejectedRewards = rejectedGains.detached() * beta
  }

  /// Computes the loss of a batch of pairs, without gradients for the
  /// reference.
  public init(
    of policy: GPTModel, reference: GPTModel, on batch: PreferenceBatch,
    beta: Float = 0.1, averaged: Bool = true
  ) {
    func value(_ model: GPTModel, _ side: TokenBatch) -> Tensor<Float> {
      responseLogProbabilities(of: model, on: side, averaged: averaged)
    }
    let before = noGrad {
      (value(reference, batch.chosen), value(reference, batch.rejected))
    }
    self.init(
      chosen: value(policy, batch.chosen),
      rejected: value(policy, batch.rejected), referenceChosen: before.0,
      referenceRejected: before.1, beta: beta)
  }

  /// The mean difference between the rewards of chosen and rejected
  /// responses.
  public var margin: Float { (chosenRewards - rejectedRewards).mean().item }

  /// The share of pairs whose chosen response has the higher reward.
  public var accuracy: Float {
    (chosenRewards .> rejectedRewards).to(Float.self).mean().item
  }
}
