import Exercises
import Tensors

/// Compute self-attention with trainable matrices.
///
/// Book, section 3.4: queries, keys and values are the inputs times their
/// matrices; scores are divided by the square root of the keys' width
/// before softmax. Inputs `[tokens, inputs]`, matrices `[inputs, outputs]`,
/// result `[tokens, outputs]`.
///
/// Example: with a query matrix of zeros, every token gets the mean of all
/// values.
public func selfAttention(
  _ x: Tensor<Float>, query: Tensor<Float>, key: Tensor<Float>,
  value: Tensor<Float>
) throws -> Tensor<Float> {
  throw NotStarted()
}
