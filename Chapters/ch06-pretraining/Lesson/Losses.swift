import Architecture
import Datasets
import Sampling
import Tensors

/// Loaders of windows over a text, as ch02 makes them.
public typealias TokenLoader = DataLoader<GPTDataset, TokenBatch>

/// Returns the mean cross entropy of the predictions for one batch, to call
/// `backward()` on.
///
/// All positions of all texts have the same weight. Book, section 5.1.3:
/// `calc_loss_batch`.
public func batchLoss(
  of model: GPTModel, on batch: TokenBatch
) -> Tensor<Float> {
  let logits = model(batch.inputs)  // [batch, tokens, vocabulary]
  let scores = logits.flattened(from: 0, to: 1)  // [positions, vocabulary]
  let targets = batch.targets.flattened()  // [positions]
  return scores.crossEntropy(targets: targets)
}

/// Returns the mean loss over the first `count` batches of an epoch, or
/// over all, without gradients.
///
/// It starts an epoch of the loader, so a shuffling loader draws its order.
/// NaN if there is no batch. Book, section 5.1.3: `calc_loss_loader`.
public func loaderLoss<Source: Dataset>(
  of model: GPTModel, on loader: DataLoader<Source, TokenBatch>,
  batches count: Int? = nil
) -> Double {
  guard loader.count > 0 else { return .nan }
  let losses = noGrad {
    loader.prefix(count ?? loader.count).map {
      Double(batchLoss(of: model, on: $0).item)
    }
  }
  return losses.reduce(0, +) / Double(losses.count)
}

/// The loss on the text that the model is trained on, and on text held out
/// from training.
public struct EvaluationLosses: Codable, Equatable, Sendable {
  public var training: Double
  public var validation: Double
}

/// Measures both losses in evaluation mode, over at most `batches` batches
/// each, and leaves the model in training.
///
/// Book, section 5.2: `evaluate_model`.
public func evaluate<Source: Dataset>(
  _ model: GPTModel, training: DataLoader<Source, TokenBatch>,
  validation: DataLoader<Source, TokenBatch>, batches: Int
) -> EvaluationLosses {
  model.eval()
  defer { model.train() }
  return EvaluationLosses(
    training: loaderLoss(of: model, on: training, batches: batches),
    validation: loaderLoss(of: model, on: validation, batches: batches))
}
