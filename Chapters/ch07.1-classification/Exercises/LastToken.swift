import Exercises
import Tensors

/// Take the logits of each text's last token.
///
/// Book, section 6.6. The model scores the classes at every token; the last
/// one has seen the whole text: `[batch, tokens, classes]` →
/// `[batch, classes]`.
///
/// Example: `[[[1, 2], [3, 4]]]`, one text of two tokens, gives `[[3, 4]]`.
public func lastTokenLogits(
  _ logits: Tensor<Float>
) throws -> Tensor<Float> {
  throw NotStarted()
}
