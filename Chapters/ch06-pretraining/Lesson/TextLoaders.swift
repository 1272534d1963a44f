import Sampling
import Tensors
import Tokenizing

/// Splits a text, the first nine tenths for training and the rest for
/// validation, and makes a loader of windows for each part.
///
/// The cut is made by characters, as in the book. The windows of the
/// validation part never overlap. Book, section 5.1.3.
///
/// - Throws: `SamplingError` if a part is too short for a batch.
public func splitLoaders(
  of text: String, by tokenizer: BytePairEncoding, batchSize: Int,
  contextLength: Int, stride: Int? = nil
) throws -> (training: TokenLoader, validation: TokenLoader) {
  let cut = Int(0.9 * Double(text.count))
  let training = try makeDataLoader(
    text: String(text.prefix(cut)), part: "training part",
    tokenizer: tokenizer, batchSize: batchSize,
    contextLength: contextLength, stride: stride ?? contextLength)
  let validation = try makeDataLoader(
    text: String(text.dropFirst(cut)), part: "validation part",
    tokenizer: tokenizer, batchSize: batchSize,
    contextLength: contextLength, stride: contextLength,
    shuffles: false, dropsLast: false)
  return (training, validation)
}
