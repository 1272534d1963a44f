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
    inputSize: Int, outputSize: Int, contextLength: Int, dropout: Double,
    headCount: Int,
    hasQKVBias: Bool = false, file: StaticString = #fileID,
    line: UInt = #line
  ) {
    precondition(
      headCount > 0 && outputSize % headCount == 0,
      "MultiHeadAttention: a width of \(outputSize) is not divisible by \(headCount) heads",
      file: file,
      line: line)
    self.headCount = headCount
    headSize = outputSize / headCount
    query = Linear(
      inputSize: inputSize, outputSize: outputSize, hasBias: hasQKVBias)
    key = Linear(
      inputSize: inputSize, outputSize: outputSize, hasBias: hasQKVBias)
    value = Linear(
      inputSize: inputSize, outputSize: outputSize, hasBias: hasQKVBias)
    output = Linear(inputSize: outputSize, outputSize: outputSize)
    self.dropout = Dropout(probability: dropout)
    self.contextLength = contextLength
  }

  /// Lets every token attend to itself and those before it: `[batch,
  /// tokens, inputs]` → `[batch, tokens, outputs]`.
  ///
  /// Traps if there are more tokens than the context length.
  public func callAsFunction(_ x: Tensor<Float>) -> Tensor<Float> {
    // [batch, heads, tokens, headSize]
    let (queries, keys, values) = projections(of: x)
    let context =
      isFused
      ? queries.attention(
        keys: keys, values: values, isCausal: true,
        dropout: isTraining ? dropout.probability : 0)
      : attend(queries, keys, values)
    // [batch, tokens, outputs]
    let merged = context.transposed(1, 2).flattened(from: 2)
    return output(merged)
  }

  /// Computes the queries, keys and values of all heads, each `[batch,
  /// heads, tokens, headSize]`.
  public func projections(
    of x: Tensor<Float>
  ) -> (queries: Tensor<Float>, keys: Tensor<Float>, values: Tensor<Float>)
  {
    precondition(
      x.rank == 3 && x.shape[1] <= contextLength,
      "MultiHeadAttention: \(x.shape) is not [batch, at most \(contextLength) tokens, inputs]"
    )
    return (
      splitIntoHeads(query(x)), splitIntoHeads(key(x)),
      splitIntoHeads(value(x))
    )
  }

  /// Applies scaled dot-product attention step by step; all are `[batch,
  /// heads, tokens, headSize]`.
  public func attend(
    _ queries: Tensor<Float>, _ keys: Tensor<Float>, _ values: Tensor<Float>
  ) -> Tensor<Float> {
    dropout(weights(queries, keys)).matmul(values)
  }

  /// Computes how much each token takes from every other, before dropout:
  /// `[batch, heads, tokens, tokens]`.
  public func weights(_ queries: Tensor<Float>, _ keys: Tensor<Float>)
    -> Tensor<Float>
  {
    let tokens = queries.shape[2]
    // [batch, heads, tokens, tokens]
    let scores = queries.matmul(keys.transposed())
    // true above the diagonal
    let mask = Tensor<Bool>.ones([tokens, tokens]).triu(diagonal: 1)
    let visible = scores.maskedFill(mask, with: -.infinity)
    return (visible / Float(headSize).squareRoot()).softmax(along: -1)
  }

  /// Splits the width into heads: `[batch, tokens, outputs]` → `[batch,
  /// heads, tokens, headSize]`.
  private func splitIntoHeads(_ x: Tensor<Float>) -> Tensor<Float> {
    x.reshaped(to: [x.shape[0], x.shape[1], headCount, headSize])
      .transposed(1, 2)
  }
}
