import Architecture
import NeuralNetworks
import Tensors

/// Attention whose queries come from one text and whose keys and values come
/// from another, or the same.
///
/// Vaswani and others, 2017. PyTorch: `torch.nn.MultiheadAttention`.
public final class TextAttention: Module {
  public let query: Linear
  public let key: Linear
  public let value: Linear
  public let output: Linear
  public let headCount: Int
  public let isCausal: Bool

  public init(width: Int, headCount: Int, isCausal: Bool) {
    precondition(
      width % headCount == 0,
      "TextAttention: a width of \(width) for \(headCount) heads")
    query = Linear(inputSize: width, outputSize: width)
    key = Linear(inputSize: width, outputSize: width)
    value = Linear(inputSize: width, outputSize: width)
    output = Linear(inputSize: width, outputSize: width)
    (self.headCount, self.isCausal) = (headCount, isCausal)
  }

  /// Lets the tokens of `x` `[batch, tokens, width]` look at those of
  /// `memory` `[batch, keys, width]`.
  public func callAsFunction(
    _ x: Tensor<Float>, _ memory: Tensor<Float>
  ) -> Tensor<Float> {
    let context = split(query(x)).attention(
      keys: split(key(memory)), values: split(value(memory)),
      isCausal: isCausal)
    return output(context.transposed(1, 2).flattened(from: 2))
  }

  /// How much each token of `x` takes from each of `memory`, the mean of the
  /// heads: `[batch, tokens, keys]`.
  public func weights(
    _ x: Tensor<Float>, _ memory: Tensor<Float>
  ) -> Tensor<Float> {
    let queries = split(query(x))
    let scores = queries.matmul(split(key(memory)).transposed())
    let root = Float(queries.shape[3]).squareRoot()
    return (scores / root).softmax(along: -1).mean(along: 1)
  }

  /// `[batch, tokens, width]` → `[batch, heads, tokens, headSize]`.
  private func split(_ x: Tensor<Float>) -> Tensor<Float> {
    x.reshaped(to: [x.shape[0], x.shape[1], headCount, -1]).transposed(1, 2)
  }
}

/// One layer of the encoder, in which every token sees the whole text, or of
/// the decoder, which sees its own text up to the current token and all of
/// the encoder's.
///
/// Norms stand after each part, as in 2017. PyTorch:
/// `torch.nn.TransformerEncoderLayer` and `TransformerDecoderLayer`.
public final class TranslationLayer: Module {
  public let own: TextAttention
  /// Nil in the encoder.
  public let across: TextAttention?
  public let feedForward: Sequential
  public let norms: [LayerNorm]

  public init(width: Int, hidden: Int, headCount: Int, isDecoder: Bool) {
    own = TextAttention(
      width: width, headCount: headCount, isCausal: isDecoder)
    across =
      isDecoder
      ? TextAttention(width: width, headCount: headCount, isCausal: false)
      : nil
    feedForward = Sequential(
      Linear(inputSize: width, outputSize: hidden), ReLU(),
      Linear(inputSize: hidden, outputSize: width))
    norms = (0..<(isDecoder ? 3 : 2)).map { _ in LayerNorm(width: width) }
  }

  /// Applies the layer to `x` `[batch, tokens, width]`; a decoder also needs
  /// the encoder's output.
  public func callAsFunction(
    _ x: Tensor<Float>, memory: Tensor<Float>? = nil
  ) -> Tensor<Float> {
    var x = afterOwn(x)
    if let across, let memory { x = norms[1](x + across(x, memory)) }
    return norms.last!(x + feedForward(x))
  }

  /// The first third of the layer: what asks the encoder's output.
  func afterOwn(_ x: Tensor<Float>) -> Tensor<Float> {
    norms[0](x + own(x, x))
  }
}
