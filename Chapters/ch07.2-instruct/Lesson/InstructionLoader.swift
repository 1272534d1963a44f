import Datasets
import Sampling
import Tensors
import Tokenizing

/// A loader of tokenized instructions.
public typealias InstructionLoader = DataLoader<
  InstructionDataset, TokenBatch
>

/// Makes a loader whose batches are padded to their longest text.
///
/// Batches are made by ``collate(_:padding:allowedLength:masksPrompt:)``.
/// With `masksPrompt`, texts whose whole response would be cut off are left
/// out, so every text has a target. Traps if `batchSize` is below 1. Book,
/// section 7.4.
///
/// - Parameters:
///   - padding: the token that ends every text
///   - shuffles: whether every epoch is shuffled anew; a shuffling loader
///     also drops the last, smaller batch, like the book's training loader
public func makeInstructionLoader(
  _ dataset: InstructionDataset, batchSize: Int = 8, padding: Int,
  allowedLength: Int? = nil, masksPrompt: Bool = false, shuffles: Bool
) -> InstructionLoader {
  let dataset =
    masksPrompt ? dataset.withResponses(within: allowedLength) : dataset
  return InstructionLoader(
    dataset, batchSize: batchSize, shuffles: shuffles, dropsLast: shuffles
  ) { examples in
    collate(
      examples, padding: padding, allowedLength: allowedLength,
      masksPrompt: masksPrompt)
  }
}
