import Architecture
import NeuralNetworks

/// How much of a model fine-tuning changes.
public enum TrainedPart: String, CaseIterable, Sendable {
  /// The new head alone.
  case head
  /// The head, the final norm and the last block: the book's choice.
  case lastBlock
  /// Everything: exercise 6.2.
  case everything
}

extension GPTModel {
  /// Makes a classifier of the model: the head that scored every token of the vocabulary gives way to one that
  /// scores `classCount` classes, with weights drawn anew, and only `part` of the model is left to train.
  ///
  /// Logits are `[batch, tokens, classes]` from then on. Book, section 6.5.
  public func becomeClassifier(classCount: Int = 2, training part: TrainedPart = .lastBlock) {
    freeze()
    outputHead = Linear(inputSize: configuration.embeddingWidth, outputSize: classCount)
    switch part {
    case .head: break
    case .lastBlock:
      blocks.last?.unfreeze()
      finalNorm.unfreeze()
    case .everything: unfreeze()
    }
  }
}
