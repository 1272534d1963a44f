import NeuralNetworks
import Tensors

/// Trains a classifier and returns the loss of every batch, in order.
///
/// Each step does the same five things: forward, loss, clear, backward,
/// step. A loop over `batches` is an epoch; a shuffling loader returns them
/// in another order each time. Book, section A.7.
///
/// - Parameters:
///   - batches: Pairs of features `[batch, features]` and labels `[batch]`.
///   - report: Called after each step with the epoch and the batch, both
///     counted from 1, and the loss.
/// - Throws: `NonFiniteLoss` if a loss is not a finite number.
public func train(
  _ model: some Layer, on batches: some Sequence<ToyDataset.Example>,
  optimizer: Optimizer, epochs: Int,
  report: (Int, Int, Float) -> Void = { _, _, _ in }
) throws -> [Float] {
  var losses: [Float] = []
  for epoch in 1...epochs {
    model.train()
    for (batch, (features, labels)) in batches.enumerated() {
      let logits = model(features)  // [batch, classes]
      let loss = logits.crossEntropy(targets: labels)
      _ = try loss.finite(atStep: losses.count)
      optimizer.zeroGradients()
      loss.backward()
      optimizer.step()
      losses.append(loss.item)
      report(epoch, batch + 1, loss.item)
    }
    model.eval()
  }
  return losses
}
