import NeuralNetworks
import Tensors

/// Do one step of training, and return the loss of the batch.
///
/// Book, section A.7. Five things, in this order: compute the logits,
/// compute the loss (`crossEntropy(targets:)`, which takes logits), clear
/// the old gradients, compute the new ones, let the optimizer take its
/// step. Features `[batch, features]`, labels `[batch]`.
///
/// Example: repeated with a learning rate of 0.5 on the toy data of the
/// book, it returns 0.75, then 0.65, then 0.44.
public func trainingStep(
  _ model: any Layer, _ optimizer: Optimizer, features: Tensor<Float>,
  labels: Tensor<Int>
) throws -> Float {
  let logits = model(features)  // [batch, classes]
  let loss = logits.crossEntropy(targets: labels)
  optimizer.zeroGradients()
  loss.backward()
  optimizer.step()
  return loss.item
}
