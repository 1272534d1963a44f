import NeuralNetworks
import Tensors

/// Multi-head attention that computes queries, keys and values with a
/// single projection, three times as wide.
///
/// One large product takes the place of three smaller ones; the results are
/// the same. GPT-2's weight files (`c_attn`) and PyTorch's
/// `torch.nn.MultiheadAttention` (`in_proj_weight`) store weights in this
/// form.
public final class CombinedProjectionAttention: Module, Layer {
  public let projection: Linear
  public let output: Linear
  public let headCount: Int

  /// Copies the weights of an attention with separate projections, but not
  /// its dropout.
  public init(copying attention: MultiHeadAttention) {
    let separate = [attention.query, attention.key, attention.value]
    headCount = attention.headCount
    let biases = separate.compactMap(\.bias)
    projection = Linear(
      // [3 · outputs, inputs]
      weight: concatenated(separate.map(\.weight), along: 0),
      bias: biases.isEmpty ? nil : concatenated(biases, along: 0))
    output = Linear(
      weight: attention.output.weight.copied(),
      bias: attention.output.bias?.copied())
  }

  /// Lets every token attend to itself and those before it:
  /// `[batch, tokens, inputs]` → `[batch, tokens, outputs]`.
  public func callAsFunction(_ x: Tensor<Float>) -> Tensor<Float> {
    let parts = projection(x)  // [batch, tokens, 3 · outputs]
      .reshaped(to: [x.shape[0], x.shape[1], 3, headCount, -1])
      .permuted([2, 0, 3, 1, 4])  // [3, batch, heads, tokens, headSize]
    let (queries, keys, values) = (parts[0], parts[1], parts[2])
    let context = queries.attention(
      keys: keys, values: values, isCausal: true)
    return output(context.transposed(1, 2).flattened(from: 2))
  }
}
