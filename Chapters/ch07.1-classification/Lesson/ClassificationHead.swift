import Architecture
import NeuralNetworks

/// The part of a model that fine-tuning trains.
public enum TrainedPart: String, CaseIterable, Sendable {
  /// Only the new head.
  case head
  /// The head, the final norm and the last block: the book's choice.
  case lastBlock
  /// The whole model: exercise 6.2.
  case everything
}

extension GPTModel {
  /// Turns the model into a classifier: replaces the output head by a new
  /// one with `classCount` outputs and freezes everything except `part`.
  ///
  /// From then on, logits are `[batch, tokens, classes]`. Book, section
  /// 6.5.
  public func becomeClassifier(
    classCount: Int = 2, training part: TrainedPart = .lastBlock
  ) {
    freeze()
    outputHead = Linear(
      inputSize: configuration.embeddingWidth, outputSize: classCount)
    switch part {
    case .head: break
    case .lastBlock:
      blocks.last?.unfreeze()
      finalNorm.unfreeze()
    case .everything: unfreeze()
    }
  }
}
