import Architecture
import Corpora
import Tensors
import Tokenizing

/// How likely the model finds each class for a text: `[classes]`, which add up to 1.
///
/// The text is treated as the messages were: cut and padded to `length`, which never is more than the context.
/// Without a `length` it is not padded, and cut where the context ends; what the book's function does then is
/// an error. A text without tokens is one padding token. Leaves the model set to evaluation.
public func classProbabilities(
  for text: String, with model: GPTModel, by tokenizer: BytePairEncoding, length: Int? = nil,
  at position: ReadPosition = .last
) -> [Float] {
  model.eval()
  let ids = tokenizer.encodeOrdinary(text)
  let length = min(length ?? max(ids.count, 1), model.configuration.contextLength)
  let row = Tensor([padded(ids, to: length, with: tokenizer.paddingToken)])  // [1, tokens]
  return noGrad { classLogits(of: model, for: row, at: position).softmax(along: -1).scalars }
}

/// Tells whether a text is spam or ham, by the larger of its two probabilities.
///
/// - Parameter length: the number of ids that the messages of the training were padded to
/// Book, section 6.8: `classify_review`.
public func classify(
  _ text: String, with model: GPTModel, by tokenizer: BytePairEncoding, length: Int? = nil,
  at position: ReadPosition = .last
) -> Message.Label {
  let probabilities = classProbabilities(
    for: text, with: model, by: tokenizer, length: length, at: position)
  return Message.Label(classNumber: probabilities[1] > probabilities[0] ? 1 : 0)
}
