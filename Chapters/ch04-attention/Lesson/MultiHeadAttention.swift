import NeuralNetworks
import Tensors

/// Several attention heads side by side, computed together.
///
/// Three projections compute the queries, keys and values of all heads. The
/// width is then split into heads, each head attends separately, and a last
/// projection mixes their results. Book, section 3.6.2:
/// `MultiHeadAttention`.
public final class MultiHeadAttention: Module, Layer {
  public var query: Linear
  public var key: Linear
  public var value: Linear
  public var output: Linear
  public let dropout: Dropout

  public let headCount: Int
  public let headSize: Int
  /// Whether attention is one fused operation instead of the steps. Results
  /// and random numbers are the same; the fused operation is faster and
  /// keeps less in memory.
  public var isFused = true

  private let contextLength: Int

  /// Makes attention for inputs `[batch, tokens, inputSize]` with at most
  /// `contextLength` tokens.
  ///
  /// Traps unless `outputSize` is divisible by `headCount`.
  public init(
    inputSize inputs: Int, outputSize outputs: Int, contextLength: Int,
    dropout: Double, headCount: Int, hasQKVBias hasBias: Bool = false,
    file: StaticString = #fileID, line: UInt = #line
  ) {
    precondition(
      headCount > 0 && outputs % headCount == 0,
      "MultiHeadAttention: a width of \(outputs) is not divisible by \(headCount) heads",
      file: file,
      line: line)
    self.headCount = headCount
    headSize = outputs / headCount
    query = Linear(inputSize: inputs, outputSize: outputs, hasBias: hasBias)
    key = Linear(inputSize: inputs, outputSize: outputs, hasBias: hasBias)
    value = Linear(inputSize: inputs, outputSize: outputs, hasBias: hasBias)
    output = Linear(inputSize: outputs, outputSize: outputs)
    self.dropout = Dropout(probability: dropout)
    self.contextLength = contextLength
  }

  /// Lets every token attend to itself and those before it:
  /// `[batch, tokens, inputs]` → `[batch, tokens, outputs]`.
  ///
  /// Traps if there are more tokens than the context length.
  public func callAsFunction(_ x: Tensor<Float>) -> Tensor<Float> {
    let (queries, keys, values) = projections(of: x)
    let context =  // [batch, heads, tokens, headSize]
      isFused ? fused(queries, keys, values) : attend(queries, keys, values)
    let byToken = context.transposed(1, 2)  // [batch, tokens, heads, …]
    return output(byToken.flattened(from: 2))  // [batch, tokens, outputs]
  }

  /// Computes the queries, keys and values of all heads, each
  /// `[batch, heads, tokens, headSize]`.
  public func projections(
    of x: Tensor<Float>
  ) -> (
    queries: Tensor<Float>, keys: Tensor<Float>, values: Tensor<Float>
  ) {
    precondition(
      x.rank == 3 && x.shape[1] <= contextLength,
      "MultiHeadAttention: \(x.shape) is not [batch, at most \(contextLength) tokens, inputs]"
    )
    let (queries, keys, values) = (query(x), key(x), value(x))
    return (splitHeads(queries), splitHeads(keys), splitHeads(values))
  }

  /// Splits the width into heads.
  private func splitHeads(_ x: Tensor<Float>) -> Tensor<Float> {
    x  // [batch, tokens, outputs]
      .reshaped(to: [x.shape[0], x.shape[1], headCount, headSize])
      .transposed(1, 2)  // [batch, heads, tokens, headSize]
  }

  /// Mixes the values, step by step: each token's weights, dropout, and the
  /// weighted sum. All are `[batch, heads, tokens, headSize]`.
  public func attend(
    _ queries: Tensor<Float>, _ keys: Tensor<Float>, _ values: Tensor<Float>
  ) -> Tensor<Float> {
    dropout(weights(queries, keys)).matmul(values)
  }

  /// Computes how much each token takes from every other, before dropout:
  /// `[batch, heads, tokens, tokens]`.
  public func weights(
    _ queries: Tensor<Float>, _ keys: Tensor<Float>
  ) -> Tensor<Float> {
    let scores = queries.matmul(keys.transposed())
    let tokens = queries.shape[2]
    let future = Tensor<Bool>.ones([tokens, tokens]).triu(diagonal: 1)
    let visible = scores.maskedFill(future, with: -.infinity)
    return (visible / Float(headSize).squareRoot()).softmax(along: -1)
  }

  /// Computes the same as `attend` in one operation, which never holds all
  /// weights in memory.
  private func fused(
    _ queries: Tensor<Float>, _ keys: Tensor<Float>, _ values: Tensor<Float>
  ) -> Tensor<Float> {
    queries.attention(
      keys: keys, values: values, isCausal: true,
      dropout: isTraining ? dropout.probability : 0)
  }
}
