import NeuralNetworks
import Tensors

/// Self-attention in which no token sees those after it, for batches of
/// texts.
///
/// New compared with `SelfAttentionV2`: the scores of later tokens become
/// −∞ before softmax, so their weights are zero; dropout sets more weights
/// to zero in training; inputs have a batch axis. Book, section 3.5.3:
/// `CausalAttention`.
public final class CausalAttention: Module, Layer {
  public let query: Linear
  public let key: Linear
  public let value: Linear
  public let dropout: Dropout

  /// True where a token (row) must not look (column): above the diagonal of
  /// `[context, context]`.
  ///
  /// It is part of the module, but not a parameter: it is not trained and
  /// not saved.
  public let mask: Tensor<Bool>

  /// Makes attention for at most `contextLength` tokens; weights are
  /// dropped with probability `dropout`.
  public init(
    inputSize: Int, outputSize: Int, contextLength: Int, dropout: Double,
    hasQKVBias: Bool = false
  ) {
    query = Linear(
      inputSize: inputSize, outputSize: outputSize, hasBias: hasQKVBias)
    key = Linear(
      inputSize: inputSize, outputSize: outputSize, hasBias: hasQKVBias)
    value = Linear(
      inputSize: inputSize, outputSize: outputSize, hasBias: hasQKVBias)
    self.dropout = Dropout(probability: dropout)
    mask = Tensor<Bool>.ones([contextLength, contextLength]).triu(
      diagonal: 1)
  }

  /// Mixes the values of each token and those before it: `[batch, tokens,
  /// inputs]` → `[batch, tokens, outputs]`.
  ///
  /// Traps if there are more tokens than the mask covers.
  public func callAsFunction(_ x: Tensor<Float>) -> Tensor<Float> {
    precondition(
      x.rank == 3 && x.shape[1] <= mask.shape[0],
      "CausalAttention: \(x.shape) is not [batch, at most \(mask.shape[0]) tokens, inputs]"
    )
    let tokens = x.shape[1]
    let queries = query(x)  // [batch, tokens, outputs]
    let keys = key(x)
    let values = value(x)

    // [batch, tokens, tokens]
    let scores = queries.matmul(keys.transposed())
    let visible = scores.maskedFill(
      mask[..<tokens, ..<tokens], with: -.infinity)
    let weights = (visible / Float(key.outputSize).squareRoot()).softmax(
      along: -1)
    return dropout(weights).matmul(values)  // [batch, tokens, outputs]
  }
}
