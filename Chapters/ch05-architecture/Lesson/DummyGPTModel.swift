import Embeddings
import NeuralNetworks
import Tensors

/// The outline of a GPT, with placeholders for its blocks and its final
/// normalization.
///
/// It shows the way from ids to logits before the parts in between exist.
/// The logits are useless: a token's depend on that token and its position
/// alone. Book, section 4.1: `DummyGPTModel`.
public final class DummyGPTModel: Module {
  public let embedding: InputEmbedding
  public let embeddingDropout: Dropout
  public let blocks: [DummyTransformerBlock]
  public let finalNorm: DummyLayerNorm
  public let outputHead: Linear

  public init(_ configuration: GPTConfiguration) {
    let width = configuration.embeddingWidth
    embedding = InputEmbedding(
      vocabularySize: configuration.vocabularySize,
      contextLength: configuration.contextLength, width: width)
    embeddingDropout = Dropout(probability: configuration.embeddingDropout)
    blocks = (0..<configuration.layerCount).map { _ in
      DummyTransformerBlock()
    }
    finalNorm = DummyLayerNorm()
    outputHead = Linear(
      inputSize: width, outputSize: configuration.vocabularySize,
      hasBias: false)
  }

  /// Scores the next token:
  /// ids `[batch, tokens]` → logits `[batch, tokens, vocabulary]`.
  public func callAsFunction(_ ids: Tensor<Int>) -> Tensor<Float> {
    var x = embeddingDropout(embedding(ids))  // [batch, tokens, width]
    for block in blocks { x = block(x) }
    return outputHead(finalNorm(x))  // [batch, tokens, vocabulary]
  }
}

/// Returns its input, in the place of a transformer block.
public final class DummyTransformerBlock: Module, Layer {
  public func callAsFunction(_ x: Tensor<Float>) -> Tensor<Float> { x }
}

/// Returns its input, in the place of layer normalization.
public final class DummyLayerNorm: Module, Layer {
  public func callAsFunction(_ x: Tensor<Float>) -> Tensor<Float> { x }
}
