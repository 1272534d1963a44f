import Datasets
import Tensors
import Tokenizing

/// Makes a loader for batches of windows over `ids`; a batch's inputs and
/// targets are `[batch, tokens]`.
///
/// Traps if a size is below 1. (The book's `create_dataloader_v1`, with its
/// defaults.)
///
/// - Parameters:
///   - part: what the ids are, for errors, such as "validation part"
///   - shuffles: whether each epoch has a new order
///   - dropsLast: whether to drop an incomplete last batch, so that all
///     batches have the same shape
///   - generator: the source of the order; without one, the default
///     generator
/// - Throws: ``SamplingError`` if there is not even one batch.
public func makeDataLoader(
  ids: [Int], part: String = "text", batchSize: Int = 4,
  contextLength: Int = 256, stride: Int = 128,
  shuffles: Bool = true, dropsLast: Bool = true,
  generator: RandomGenerator? = nil,
  file: StaticString = #fileID, line: UInt = #line
) throws(SamplingError) -> DataLoader<GPTDataset, TokenBatch> {
  let dataset = GPTDataset(
    ids: ids, contextLength: contextLength, stride: stride, file: file,
    line: line)
  let loader = DataLoader(
    dataset, batchSize: batchSize, shuffles: shuffles, dropsLast: dropsLast,
    generator: generator, file: file, line: line, collate: tokenBatch)
  try requireBatches(
    of: loader, ids: ids.count, contextLength: contextLength, part: part)
  return loader
}

/// Stacks examples `[tokens]` into a batch `[batch, tokens]`.
private func tokenBatch(_ examples: [TokenBatch]) -> TokenBatch {
  (
    inputs: stacked(examples.map(\.inputs), along: 0),
    targets: stacked(examples.map(\.targets), along: 0)
  )
}

/// Throws if there is nothing to train on.
private func requireBatches(
  of loader: DataLoader<GPTDataset, TokenBatch>, ids: Int,
  contextLength: Int, part: String
) throws(SamplingError) {
  let windows = loader.dataset.count
  guard windows > 0 else {
    throw .textTooShort(
      tokens: ids, contextLength: contextLength, part: part)
  }
  guard loader.count > 0 else {
    throw .tooFewWindows(
      count: windows, batchSize: loader.batchSize, part: part)
  }
}

/// Tokenizes `text`, in which `<|endoftext|>` may separate documents, and
/// makes a loader for its windows.
///
/// - Throws: ``SamplingError`` if there is not even one batch, or
///   `TokenizerError` if the text contains another special token.
public func makeDataLoader(
  text: String, part: String = "text", tokenizer: BytePairEncoding,
  batchSize: Int = 4, contextLength: Int = 256, stride: Int = 128,
  shuffles: Bool = true, dropsLast: Bool = true,
  generator: RandomGenerator? = nil,
  file: StaticString = #fileID, line: UInt = #line
) throws -> DataLoader<GPTDataset, TokenBatch> {
  let ids = try tokenizer.encode(text, allowedSpecial: [endOfTextToken])
  return try makeDataLoader(
    ids: ids, part: part, batchSize: batchSize,
    contextLength: contextLength, stride: stride, shuffles: shuffles,
    dropsLast: dropsLast, generator: generator, file: file, line: line)
}
