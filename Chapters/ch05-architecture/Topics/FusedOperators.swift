import Architecture
import Foundation
import NeuralNetworks
import SelfAttention
import Tensors

/// Adds a bias and applies GELU in three passes over memory, each with a
/// tensor of its own: `[…, width]` → the same shape.
public func biasThenGELU(
  _ x: Tensor<Float>, bias: Tensor<Float>
) -> Tensor<Float> {
  let sum = x + bias
  let inner = sum + 0.044715 * sum.pow(3)
  let squashed = (inner * (2 / Float.pi).squareRoot()).tanh()
  return 0.5 * sum * (1 + squashed)
}

/// The same in one pass: each number is read once, and written once.
public func fusedBiasGELU(
  _ x: Tensor<Float>, bias: Tensor<Float>
) -> Tensor<Float> {
  let bias = bias.scalars
  let root = (2 / Float.pi).squareRoot()
  var results = x.scalars
  for place in results.indices {
    let sum = results[place] + bias[place % bias.count]
    let inner = root * (sum + 0.044715 * sum * sum * sum)
    results[place] = 0.5 * sum * (1 + tanhf(inner))
  }
  return Tensor(scalars: results, shape: x.shape)
}

/// Returns a layer that does the work of a LayerNorm's scale and shift too,
/// so that only the normalizing is left before it.
///
/// W (scale · n + shift) + b = (W · scale) n + (W shift + b). Compilers for
/// inference do this once, before the first input.
public func folded(_ norm: LayerNorm, into layer: Linear) -> Linear {
  let shifted = norm.shift.detached().unsqueezed(at: 0)
    .linear(weight: layer.weight.detached(), bias: layer.bias?.detached())
  return Linear(
    weight: layer.weight.detached() * norm.scale.detached(),
    bias: shifted[0])
}

/// A transformer block as a compiler for inference would leave it: scales
/// and shifts folded away, one product for queries, keys and values.
public final class CompiledBlock: Module, Layer {
  private let attention: CombinedProjectionAttention
  private let first: Linear
  private let second: Linear
  private let width: Int

  /// Folds a block once; its dropout is left out.
  public init(_ block: TransformerBlock) {
    let own = block.attention
    width = own.query.inputSize
    let copy = MultiHeadAttention(
      inputSize: width, outputSize: own.query.outputSize,
      contextLength: 1, dropout: 0, headCount: own.headCount)
    copy.query = folded(block.firstNorm, into: own.query)
    copy.key = folded(block.firstNorm, into: own.key)
    copy.value = folded(block.firstNorm, into: own.value)
    copy.output = own.output
    attention = CombinedProjectionAttention(copying: copy)
    let layers = block.feedForward.layers.layers
    first = folded(block.secondNorm, into: layers[0] as! Linear)
    second = layers[2] as! Linear
  }

  /// Applies the block: `[batch, tokens, width]`, same shape.
  public func callAsFunction(_ x: Tensor<Float>) -> Tensor<Float> {
    let attended = x + attention(x.layerNormalized(shape: [width]))
    let hidden = first(attended.layerNormalized(shape: [width]))
    return attended + second(hidden.gelu())
  }
}
