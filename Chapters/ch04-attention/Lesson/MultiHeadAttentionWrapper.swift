import NeuralNetworks
import Tensors

/// Several causal attentions, each with its own weights, one after another.
///
/// Their results are concatenated, so the width of the result is
/// `headCount` times `outputSize`. `MultiHeadAttention` computes the same
/// for all heads at once. Book, section 3.6.1: `MultiHeadAttentionWrapper`.
public final class MultiHeadAttentionWrapper: Module, Layer {
  public let heads: [CausalAttention]

  /// Makes the heads in order; `outputSize` is the width of one head.
  public init(
    inputSize: Int, outputSize: Int, contextLength: Int,
    dropout: Double, headCount: Int, hasQKVBias: Bool = false
  ) {
    precondition(
      headCount > 0, "MultiHeadAttentionWrapper: \(headCount) heads")
    heads = (0..<headCount).map { _ in
      CausalAttention(
        inputSize: inputSize, outputSize: outputSize,
        contextLength: contextLength, dropout: dropout,
        hasQKVBias: hasQKVBias)
    }
  }

  /// Applies every head, and puts the results side by side:
  /// `[batch, tokens, inputs]` → `[batch, tokens, heads · outputs]`.
  public func callAsFunction(_ x: Tensor<Float>) -> Tensor<Float> {
    concatenated(heads.map { head in head(x) }, along: -1)
  }
}
