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
  let attention: any Layer
  let feedForward: any Layer
  let firstNorm: any Layer
  let secondNorm: any Layer
  let shortcutDropout: Dropout

  public init(
    attention: any Layer, feedForward: any Layer, firstNorm: any Layer,
    secondNorm: any Layer, dropout: Double
  ) throws {
    self.attention = attention
    self.feedForward = feedForward
    self.firstNorm = firstNorm
    self.secondNorm = secondNorm
    shortcutDropout = Dropout(probability: dropout)
  }

  public func callAsFunction(_ x: Tensor<Float>) -> Tensor<Float> {
    let attended = x + shortcutDropout(attention(firstNorm(x)))
    return attended + shortcutDropout(feedForward(secondNorm(attended)))
  }
}
