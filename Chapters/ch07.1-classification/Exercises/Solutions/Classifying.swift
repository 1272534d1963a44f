import Corpora
import Tensors

/// Classify a message: spam if class 1 scores higher than class 0.
///
/// Book, section 6.8: `classify_review`. Cut or pad the ids to `length`, as
/// in training, but never to more than `contextLength`. Give them to the
/// model as a batch of one, `[1, tokens]`, without recording gradients, and
/// read its logits `[1, tokens, classes]` at the last token.
///
/// Example: `[5, 6]` with a length of 4 and padding 9 is given to the model
/// as `[[5, 6, 9, 9]]`.
public func classify(
  _ ids: [Int], length: Int, contextLength: Int, padding: Int,
  with model: (Tensor<Int>) -> Tensor<Float>
) throws -> Message.Label {
  let length = min(length, contextLength)
  let kept = ids.prefix(length)
  let row = kept + Array(repeating: padding, count: length - kept.count)
  let logits = noGrad { model(Tensor([Array(row)])) }
  let scores = logits[0, -1].scalars
  return scores[1] > scores[0] ? .spam : .ham
}
