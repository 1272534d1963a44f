import Architecture
import Corpora
import Tensors
import Tokenizing

/// Computes the probability of each class for a text: `[classes]`, with sum
/// 1.
///
/// The text is cut and padded to `length`, like the messages in training,
/// and never exceeds the context. Without a `length` it is only cut to the
/// context (the book's function fails then). An empty text becomes one
/// padding token. Leaves the model in evaluation mode.
public func classProbabilities(
  for text: String, with model: GPTModel, by tokenizer: BytePairEncoding,
  length: Int? = nil, at position: ReadPosition = .last
) -> [Float] {
  model.eval()
  let ids = tokenizer.encodeOrdinary(text)
  let length = min(
    length ?? max(ids.count, 1), model.configuration.contextLength)
  let row = padded(ids, to: length, with: tokenizer.paddingToken)
  let logits = noGrad {
    classLogits(of: model, for: Tensor([row]), at: position)
  }
  return logits.softmax(along: -1).scalars  // [classes]
}

/// Classifies a text as spam or ham, whichever is more probable. Book,
/// section 6.8: `classify_review`.
///
/// - Parameter length: the row length used in training
public func classify(
  _ text: String, with model: GPTModel, by tokenizer: BytePairEncoding,
  length: Int? = nil, at position: ReadPosition = .last
) -> Message.Label {
  let probabilities = classProbabilities(
    for: text, with: model, by: tokenizer, length: length, at: position)
  return Message.Label(
    classNumber: probabilities[1] > probabilities[0] ? 1 : 0)
}
