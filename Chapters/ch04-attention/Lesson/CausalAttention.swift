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

  /// True where a token (row) must not look (column): above the diagonal.
  ///
  /// It is part of the module, but not a parameter: it is not trained and
  /// not saved.
  public let mask: Tensor<Bool>

  /// Makes attention for at most `contextLength` tokens; weights are
  /// dropped with probability `dropout`.
  public init(
    inputSize inputs: Int, outputSize outputs: Int, contextLength: Int,
    dropout: Double, hasQKVBias hasBias: Bool = false
  ) {
    query = Linear(inputSize: inputs, outputSize: outputs, hasBias: hasBias)
    key = Linear(inputSize: inputs, outputSize: outputs, hasBias: hasBias)
    value = Linear(inputSize: inputs, outputSize: outputs, hasBias: hasBias)
    self.dropout = Dropout(probability: dropout)
    mask = .ones([contextLength, contextLength]).triu(diagonal: 1)
  }

  /// Mixes the values of each token and those before it:
  /// `[batch, tokens, inputs]` → `[batch, tokens, outputs]`.
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

    let scores = queries.matmul(keys.transposed())  // […, tokens, tokens]
    let future = mask[..<tokens, ..<tokens]
    let visible = scores.maskedFill(future, with: -.infinity)
    let scale = Float(key.outputSize).squareRoot()
    let weights = (visible / scale).softmax(along: -1)
    return dropout(weights).matmul(values)  // [batch, tokens, outputs]
  }
}
