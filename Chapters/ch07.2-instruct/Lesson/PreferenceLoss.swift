import Architecture
import Tensors

/// The DPO loss of a batch, and what it says about the responses.
///
/// Rafailov et al., 2023. Book, folder 04 of chapter 7: `compute_dpo_loss`.
public struct PreferenceLoss {
  /// −ln σ(β · margin), the mean over the batch, to call `backward()` on. It is ln 2 as long as the policy is
  /// the reference model.
  public let value: Tensor<Float>
  /// β times how much likelier the policy finds the chosen responses than the reference does: `[batch]`.
  public let chosenRewards: Tensor<Float>
  /// The same of the rejected responses: `[batch]`.
  public let rejectedRewards: Tensor<Float>

  /// Computes the loss from logarithms of probabilities, each `[batch]`.
  ///
  /// A larger `beta` holds the policy closer to the reference. (The book's rewards are not multiplied by it.)
  public init(
    chosen: Tensor<Float>, rejected: Tensor<Float>, referenceChosen: Tensor<Float>,
    referenceRejected: Tensor<Float>, beta: Float = 0.1
  ) {
    let gains = (chosen: chosen - referenceChosen, rejected: rejected - referenceRejected)
    let margins = gains.chosen - gains.rejected
    value = (-margins * beta).softplus().mean()  // −ln σ(x) = ln(1 + e⁻ˣ)
    chosenRewards = gains.chosen.detached() * beta
    rejectedRewards = gains.rejected.detached() * beta
  }

  /// Computes the loss of a batch of pairs; the reference gets no gradients.
  public init(
    of policy: GPTModel, reference: GPTModel, on batch: PreferenceBatch, beta: Float = 0.1,
    averaged: Bool = true
  ) {
    let referenceValues = noGrad {
      (
        responseLogProbabilities(of: reference, on: batch.chosen, averaged: averaged),
        responseLogProbabilities(of: reference, on: batch.rejected, averaged: averaged)
      )
    }
    self.init(
      chosen: responseLogProbabilities(of: policy, on: batch.chosen, averaged: averaged),
      rejected: responseLogProbabilities(of: policy, on: batch.rejected, averaged: averaged),
      referenceChosen: referenceValues.0, referenceRejected: referenceValues.1, beta: beta)
  }

  /// By how much the rewards of the chosen responses exceed those of the rejected ones: the mean.
  public var margin: Float { (chosenRewards - rejectedRewards).mean().item }

  /// The share of pairs whose chosen response has the higher reward.
  public var accuracy: Float { (chosenRewards .> rejectedRewards).to(Float.self).mean().item }
}
