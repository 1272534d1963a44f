import NeuralNetworks
import Tensors

/// Multi-head attention that makes queries, keys and values with a single projection, three times as wide.
///
/// One large product instead of three smaller ones; the results are the same. GPT-2's weight files (`c_attn`)
/// and PyTorch's `torch.nn.MultiheadAttention` (`in_proj_weight`) hold their weights in this form.
public final class CombinedProjectionAttention: Module, Layer {
  public let projection: Linear
  public let output: Linear
  public let headCount: Int

  /// Takes over copies of the weights of an attention with separate projections, but not its dropout.
  public init(copying attention: MultiHeadAttention) {
    let separate = [attention.query, attention.key, attention.value]
    headCount = attention.headCount
    // What these draw is replaced at once, so it comes from a generator of their own.
    let unused = RandomGenerator()
    projection = Linear(
      inputSize: attention.query.inputSize, outputSize: 3 * attention.query.outputSize,
      hasBias: attention.query.bias != nil, generator: unused)
    output = Linear(
      inputSize: attention.output.inputSize, outputSize: attention.output.outputSize, generator: unused)
    super.init()
    projection.weight = concatenated(separate.map(\.weight), along: 0)  // [3 · outputs, inputs]
    let biases = separate.compactMap(\.bias)
    if !biases.isEmpty { projection.bias = concatenated(biases, along: 0) }
    output.weight = attention.output.weight.copied()
    output.bias = attention.output.bias?.copied()
  }

  /// Lets every token attend to itself and those before it: `[batch, tokens, inputs]` →
  /// `[batch, tokens, outputs]`.
  public func callAsFunction(_ x: Tensor<Float>) -> Tensor<Float> {
    let parts = projection(x)  // [batch, tokens, 3 · outputs]
      .reshaped(to: [x.shape[0], x.shape[1], 3, headCount, -1])
      .permuted([2, 0, 3, 1, 4])  // [3, batch, heads, tokens, headSize]
    let context = parts[0].attention(keys: parts[1], values: parts[2], isCausal: true)
    return output(context.transposed(1, 2).flattened(from: 2))  // [batch, tokens, outputs]
  }
}
