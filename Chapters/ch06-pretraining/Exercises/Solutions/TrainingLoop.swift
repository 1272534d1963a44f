import NeuralNetworks
import Tensors

/// Write the training loop: one step for every batch, for some epochs.
///
/// Book, section 5.2: clear the gradients, compute the loss of the batch,
/// propagate back, step. The model trains in training mode. `loss` computes
/// the loss of a batch, to call `backward()` on. Returns the loss of every
/// step, as it was before the step.
///
/// Example: 3 batches and 2 epochs give 6 losses.
public func train<Batch>(
  _ model: Module, on batches: [Batch], optimizer: Optimizer, epochs: Int,
  loss: (Batch) throws -> Tensor<Float>
) throws -> [Float] {
  var losses: [Float] = []
  for _ in 0..<epochs {
    model.train()
    for batch in batches {
      optimizer.zeroGradients()
      let batchLoss = try loss(batch)
      batchLoss.backward()
      optimizer.step()
      losses.append(batchLoss.item)
    }
  }
  return losses
}
