import NeuralNetworks
import Tensors

/// A GPT: embeddings, a stack of transformer blocks, and a head that scores every next token.
///
/// Book, section 4.6: `GPTModel`.
public final class GPTModel: Module {
  public let tokenEmbedding: Embedding
  public let positionEmbedding: Embedding
  public let embeddingDropout: Dropout
  public let blocks: [TransformerBlock]
  public let finalNorm: LayerNorm
  public var outputHead: Linear

  public let configuration: GPTConfiguration

  public init(_ configuration: GPTConfiguration) {
    self.configuration = configuration
    let width = configuration.embeddingWidth
    tokenEmbedding = Embedding(count: configuration.vocabularySize, width: width)
    positionEmbedding = Embedding(count: configuration.contextLength, width: width)
    embeddingDropout = Dropout(probability: configuration.embeddingDropout)
    blocks = (0..<configuration.layerCount).map { _ in TransformerBlock(configuration) }
    finalNorm = LayerNorm(width: width)
    outputHead = Linear(inputSize: width, outputSize: configuration.vocabularySize, hasBias: false)
  }

  /// Scores the next token after each of the given ones: ids `[batch, tokens]` → logits
  /// `[batch, tokens, vocabulary]`.
  ///
  /// Traps if there are more tokens than the context is long.
  public func callAsFunction(_ ids: Tensor<Int>) -> Tensor<Float> {
    precondition(ids.rank == 2, "GPTModel: ids of shape \(ids.shape), not [batch, tokens]")
    let tokens = ids.shape[1]
    precondition(
      tokens <= configuration.contextLength,
      "GPTModel: \(tokens) tokens do not fit into a context of \(configuration.contextLength)")
    let positions = positionEmbedding(.arange(tokens))  // [tokens, width], the same for the whole batch
    let embedded = tokenEmbedding(ids) + positions  // [batch, tokens, width]
    let hidden = blocks.reduce(embeddingDropout(embedded)) { x, block in block(x) }
    return outputHead(finalNorm(hidden))  // [batch, tokens, vocabulary]
  }
}
