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
  let query: Linear
  let key: Linear
  let value: Linear
  let output: Linear
  let dropout: Dropout
  private let headCount: Int

  public init(
    inputSize: Int, outputSize: Int, contextLength: Int, dropout: Double,
    headCount: Int, hasQKVBias: Bool = false
  ) throws {
    func projection() -> Linear {
      Linear(
        inputSize: inputSize, outputSize: outputSize, hasBias: hasQKVBias)
    }
    query = projection()
    key = projection()
    value = projection()
    output = Linear(inputSize: outputSize, outputSize: outputSize)
    self.dropout = Dropout(probability: dropout)
    self.headCount = headCount
  }

  public func callAsFunction(_ x: Tensor<Float>) -> Tensor<Float> {
    let queries = split(query(x))  // [batch, heads, tokens, headSize]
    let keys = split(key(x))
    let values = split(value(x))

    let scores = queries.matmul(keys.transposed())
    let tokens = x.shape[1]
    let future = Tensor<Bool>.ones([tokens, tokens]).triu(diagonal: 1)
    let visible = scores.maskedFill(future, with: -.infinity)
    let scale = Float(queries.shape[3]).squareRoot()
    let weights = dropout((visible / scale).softmax(along: -1))

    let contexts = weights.matmul(values).transposed(1, 2)
    return output(contexts.flattened(from: 2))
  }

  private func split(_ x: Tensor<Float>) -> Tensor<Float> {
    x.reshaped(
      to: [x.shape[0], x.shape[1], headCount, x.shape[2] / headCount]
    ).transposed(1, 2)
  }
}
