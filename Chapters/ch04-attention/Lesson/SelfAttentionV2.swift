import NeuralNetworks
import Tensors

/// Self-attention whose matrices are linear layers.
///
/// A linear layer stores its weight as `[outputs, inputs]`, and starts with
/// small numbers of both signs, which train better. Book, section 3.4.2:
/// `SelfAttention_v2`.
public final class SelfAttentionV2: Module, Layer {
  public let query: Linear
  public let key: Linear
  public let value: Linear

  /// Makes the layers in the order query, key, value; `hasQKVBias` gives
  /// each a bias.
  public init(inputSize: Int, outputSize: Int, hasQKVBias: Bool = false) {
    query = Linear(
      inputSize: inputSize, outputSize: outputSize, hasBias: hasQKVBias)
    key = Linear(
      inputSize: inputSize, outputSize: outputSize, hasBias: hasQKVBias)
    value = Linear(
      inputSize: inputSize, outputSize: outputSize, hasBias: hasQKVBias)
  }

  /// Mixes the values of all tokens: `[…, tokens, inputs]` → `[…, tokens,
  /// outputs]`.
  public func callAsFunction(_ x: Tensor<Float>) -> Tensor<Float> {
    let queries = query(x)  // […, tokens, outputs]
    let keys = key(x)
    let values = value(x)

    let scores = queries.matmul(keys.transposed())  // […, tokens, tokens]
    let weights = (scores / Float(key.outputSize).squareRoot()).softmax(
      along: -1)
    return weights.matmul(values)  // […, tokens, outputs]
  }
}
