import NeuralNetworks
import Tensors

/// The frame of a GPT, with placeholders where its blocks and its last normalization will stand.
///
/// It shows the way from ids to logits before the parts in between exist. What it computes is of no use: a
/// token's logits depend on that token and its position alone. Book, section 4.1: `DummyGPTModel`.
public final class DummyGPTModel: Module {
  public let tokenEmbedding: Embedding
  public let positionEmbedding: Embedding
  public let embeddingDropout: Dropout
  public let blocks: [DummyTransformerBlock]
  public let finalNorm: DummyLayerNorm
  public let outputHead: Linear

  public init(_ configuration: GPTConfiguration) {
    let width = configuration.embeddingWidth
    tokenEmbedding = Embedding(count: configuration.vocabularySize, width: width)
    positionEmbedding = Embedding(count: configuration.contextLength, width: width)
    embeddingDropout = Dropout(probability: configuration.embeddingDropout)
    blocks = (0..<configuration.layerCount).map { _ in DummyTransformerBlock() }
    finalNorm = DummyLayerNorm()
    outputHead = Linear(inputSize: width, outputSize: configuration.vocabularySize, hasBias: false)
  }

  /// Scores the next token: ids `[batch, tokens]` → logits `[batch, tokens, vocabulary]`.
  public func callAsFunction(_ ids: Tensor<Int>) -> Tensor<Float> {
    let positions = positionEmbedding(.arange(ids.shape[1]))  // [tokens, width]
    let embedded = tokenEmbedding(ids) + positions  // [batch, tokens, width]
    let hidden = blocks.reduce(embeddingDropout(embedded)) { x, block in block(x) }
    return outputHead(finalNorm(hidden))  // [batch, tokens, vocabulary]
  }
}

/// Stands where a transformer block will be, and returns its input.
public final class DummyTransformerBlock: Module, Layer {
  public func callAsFunction(_ x: Tensor<Float>) -> Tensor<Float> { x }
}

/// Stands where layer normalization will be, and returns its input.
public final class DummyLayerNorm: Module, Layer {
  public func callAsFunction(_ x: Tensor<Float>) -> Tensor<Float> { x }
}
