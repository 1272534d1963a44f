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
  public init(
    inputSize inputs: Int, outputSize outputs: Int,
    hasQKVBias hasBias: Bool = false
  ) {
    query = Linear(inputSize: inputs, outputSize: outputs, hasBias: hasBias)
    key = Linear(inputSize: inputs, outputSize: outputs, hasBias: hasBias)
    value = Linear(inputSize: inputs, outputSize: outputs, hasBias: hasBias)
  }

  /// Mixes the values of all tokens:
  /// `[…, tokens, inputs]` → `[…, tokens, outputs]`.
  public func callAsFunction(_ x: Tensor<Float>) -> Tensor<Float> {
    let queries = query(x)  // […, tokens, outputs]
    let keys = key(x)
    let values = value(x)

    let scores = queries.matmul(keys.transposed())  // […, tokens, tokens]
    let scale = Float(key.outputSize).squareRoot()
    let weights = (scores / scale).softmax(along: -1)
    return weights.matmul(values)  // […, tokens, outputs]
  }
}
