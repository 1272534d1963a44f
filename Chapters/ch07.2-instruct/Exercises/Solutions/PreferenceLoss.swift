import Tensors

/// Compute the DPO loss from log-probabilities.
///
/// Book, section 7.9, its folder on DPO: `compute_dpo_loss`. The first two
/// are the policy's, the model that is trained, for chosen and rejected
/// responses; the others those of the reference. The margin is how much
/// more the policy has gained over the reference on the chosen response
/// than on the rejected one. The loss is the mean of −ln σ(β · margin). All
/// are `[batch]`, the result is a single number. It must stay finite for
/// margins of a thousand.
///
/// Example: while policy and reference are equal, the loss is ln 2.
public func preferenceLoss(
  chosen: Tensor<Float>, rejected: Tensor<Float>,
  referenceChosen: Tensor<Float>, referenceRejected: Tensor<Float>,
  beta: Float
) throws -> Tensor<Float> {
  let chosenGain = chosen - referenceChosen
  let rejectedGain = rejected - referenceRejected
  let margin = chosenGain - rejectedGain
  // −ln σ(x) = ln(1 + exp(−x)), which softplus computes without overflow
  return (-margin * beta).softplus().mean()
}
