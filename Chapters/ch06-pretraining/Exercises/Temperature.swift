import Exercises
import Tensors

/// Turn logits into probabilities, sharper or flatter.
///
/// Book, section 5.3.1: a temperature below 1 makes likely tokens likelier,
/// above 1 gives unlikely ones a chance. Logits `[…, vocabulary]`, same
/// shape.
///
/// Example: at temperature 1 it is softmax.
public func probabilities(
  _ logits: Tensor<Float>, temperature: Float
) throws -> Tensor<Float> {
  throw NotStarted()
}
