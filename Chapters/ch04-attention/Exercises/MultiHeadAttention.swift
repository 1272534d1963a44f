import Exercises
import NeuralNetworks
import Tensors

/// Write causal attention with several heads as a module.
///
/// Book, section 3.6.2: three projections give the queries, keys and values
/// of all heads; each head attends on its own, with causal weights and
/// dropout on them; the results of the heads, side by side, go through a
/// last projection. `[batch, tokens, inputs]` → `[batch, tokens, outputs]`.
///
/// The projections are `Linear` layers with the names below; only the
/// output projection always has a bias. Dropout is `Dropout`.
///
/// Example: a text of one token gets `output(value(x))`: it can attend to
/// nothing but itself.
public final class MultiHeadAttention: Module, Layer {
  public init(
    inputSize: Int, outputSize: Int, contextLength: Int, dropout: Double,
    headCount: Int, hasQKVBias: Bool = false
  ) throws {
    throw NotStarted()
  }

  public func callAsFunction(_ x: Tensor<Float>) -> Tensor<Float> {
    x
  }
}
