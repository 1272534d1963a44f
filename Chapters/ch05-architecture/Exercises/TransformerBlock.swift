import Exercises
import NeuralNetworks
import Tensors

/// Write the block of which a GPT has many.
///
/// Book, section 4.5: normalize, let the tokens attend to each other, drop
/// some numbers, add the shortcut; then normalize, feed forward, drop, add
/// the shortcut. The norms come before what they normalize for, and the
/// shortcuts go around both. `[batch, tokens, width]`, same shape.
///
/// The four parts come as arguments. Keep them under their names: the weights
/// are then called `attention.query.weight` and so on. `dropout` is the
/// probability of a `Dropout`.
///
/// Example: with parts that return their input, and no dropout, the block
/// turns `[[[1]]]` into `[[[4]]]`.
public final class TransformerBlock: Module, Layer {
  public init(
    attention: any Layer, feedForward: any Layer, firstNorm: any Layer,
    secondNorm: any Layer, dropout: Double
  ) throws {
    throw NotStarted()
  }

  public func callAsFunction(_ x: Tensor<Float>) -> Tensor<Float> {
    x
  }
}
