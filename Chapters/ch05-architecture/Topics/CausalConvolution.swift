import NeuralNetworks
import Tensors

/// Mixes each token with a few before it, at fixed distances.
///
/// Output t is Σ weightₖ · x[t − k · dilation]: a linear layer for each
/// place of the kernel, shared by all tokens. What would lie before the text
/// is zero. van den Oord and others, 2016 (WaveNet); PyTorch:
/// `torch.nn.Conv1d` after padding on the left, with its kernel backwards.
public final class CausalConvolution: Module, Layer {
  /// For the token itself, the one `dilation` before it, and so on.
  public let taps: [Linear]
  public let dilation: Int

  public init(
    inputSize: Int, outputSize: Int, kernelSize: Int, dilation: Int = 1
  ) {
    precondition(
      kernelSize > 0 && dilation > 0,
      "CausalConvolution: kernel \(kernelSize), dilation \(dilation)")
    self.dilation = dilation
    taps = (0..<kernelSize).map {
      Linear(
        inputSize: inputSize, outputSize: outputSize, hasBias: $0 == 0)
    }
  }

  /// Applies the layer: `[batch, tokens, inputs]` → `[batch, tokens,
  /// outputs]`.
  public func callAsFunction(_ x: Tensor<Float>) -> Tensor<Float> {
    let (batch, tokens) = (x.shape[0], x.shape[1])
    var sum = taps[0](x)
    for (place, tap) in taps.enumerated().dropFirst() {
      let shift = min(place * dilation, tokens)
      let padding = Tensor<Float>.zeros([batch, shift, x.shape[2]])
      let earlier = x[0..., ..<(tokens - shift)]
      sum = sum + tap(concatenated([padding, earlier], along: 1))
    }
    return sum
  }
}

/// How many tokens a stack of causal convolutions sees, the last included.
public func receptiveField(kernelSize: Int, dilations: [Int]) -> Int {
  1 + dilations.reduce(0) { $0 + (kernelSize - 1) * $1 }
}

/// A language model of causal convolutions with shortcuts: no attention.
public final class ConvolutionModel: Module, TokenLayer {
  public let embedding: Embedding
  public let layers: [CausalConvolution]
  public let outputHead: Linear

  public init(
    vocabularySize: Int, width: Int, kernelSize: Int, dilations: [Int]
  ) {
    embedding = Embedding(count: vocabularySize, width: width)
    layers = dilations.map {
      CausalConvolution(
        inputSize: width, outputSize: width, kernelSize: kernelSize,
        dilation: $0)
    }
    outputHead = Linear(inputSize: width, outputSize: vocabularySize)
  }

  /// Scores the next token: ids `[batch, tokens]` → logits `[batch, tokens,
  /// vocabulary]`. The positions need no table: the taps know them.
  public func callAsFunction(_ ids: Tensor<Int>) -> Tensor<Float> {
    var x = embedding(ids)
    for layer in layers { x = x + layer(x).gelu() }
    return outputHead(x)
  }
}
