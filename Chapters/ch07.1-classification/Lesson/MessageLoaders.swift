import Corpora
import Datasets
import Tokenizing

/// Loaders for the three parts; only the training loader shuffles. Book,
/// section 6.3.
public struct MessageLoaders {
  public let training: MessageLoader
  public let validation: MessageLoader
  public let test: MessageLoader

  /// The number of ids in every row of all three.
  public var length: Int { training.dataset.length }

  /// Encodes the messages and pads all three parts to the same length.
  ///
  /// - Parameters:
  ///   - length: the number of ids in every row; nil for the length of the
  ///     longest training message
  ///   - contextLength: the model's context, to which `length` is limited
  public init(
    _ split: MessageSplit, tokenizer: BytePairEncoding, length: Int? = nil,
    contextLength: Int,
    batchSize: Int = 8
  ) {
    let trainingSet = SpamDataset(
      split.training, tokenizer: tokenizer, length: length,
      contextLength: contextLength)
    func dataset(_ messages: [Message]) -> SpamDataset {
      SpamDataset(
        messages, tokenizer: tokenizer, length: trainingSet.length,
        contextLength: contextLength)
    }
    training = makeMessageLoader(
      trainingSet, batchSize: batchSize, shuffles: true, dropsLast: true)
    validation = makeMessageLoader(
      dataset(split.validation), batchSize: batchSize)
    test = makeMessageLoader(dataset(split.test), batchSize: batchSize)
  }
}
