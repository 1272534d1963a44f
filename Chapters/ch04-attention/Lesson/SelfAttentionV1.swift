import NeuralNetworks
import Tensors

/// Self-attention with three trainable matrices.
///
/// A token asks with its query, is found by its key and passes on its
/// value. All three are products of its embedding with a matrix `[inputs,
/// outputs]`. Book, section 3.4.2: `SelfAttention_v1`.
public final class SelfAttentionV1: Module, Layer {
  @Parameter public var query: Tensor<Float>  // [inputs, outputs]
  @Parameter public var key: Tensor<Float>
  @Parameter public var value: Tensor<Float>

  /// Draws the matrices uniformly from [0, 1), in the order query, key,
  /// value.
  public init(inputSize: Int, outputSize: Int) {
    query = .rand([inputSize, outputSize])
    key = .rand([inputSize, outputSize])
    value = .rand([inputSize, outputSize])
  }

  /// Mixes the values of all tokens:
  /// `[…, tokens, inputs]` → `[…, tokens, outputs]`.
  public func callAsFunction(_ x: Tensor<Float>) -> Tensor<Float> {
    let queries = x.matmul(query)  // […, tokens, outputs]
    let keys = x.matmul(key)
    let values = x.matmul(value)

    let scores = queries.matmul(keys.transposed())  // […, tokens, tokens]
    let scale = Float(key.shape[1]).squareRoot()
    let weights = (scores / scale).softmax(along: -1)
    return weights.matmul(values)  // […, tokens, outputs]
  }
}
