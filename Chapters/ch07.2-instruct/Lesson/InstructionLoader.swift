import Datasets
import Sampling
import Tensors
import Tokenizing

/// Loaders of tokenized instructions.
public typealias InstructionLoader = DataLoader<InstructionDataset, TokenBatch>

/// Makes a loader of batches of instructions; inputs and targets are `[batch, longest of the batch]`.
///
/// See ``collate(_:padding:allowedLength:masksPrompt:)`` for what a batch is. Traps if `batchSize` is below 1.
/// Book, section 7.4.
///
/// - Parameters:
///   - padding: the token that ends every text
///   - shuffles: whether each epoch has an order of its own; such a loader also leaves out a last batch with
///     fewer texts, as the book's training loader does
public func makeInstructionLoader(
  _ dataset: InstructionDataset, batchSize: Int = 8, padding: Int, allowedLength: Int? = nil,
  masksPrompt: Bool = false, shuffles: Bool
) -> InstructionLoader {
  InstructionLoader(dataset, batchSize: batchSize, shuffles: shuffles, dropsLast: shuffles) {
    collate($0, padding: padding, allowedLength: allowedLength, masksPrompt: masksPrompt)
  }
}
