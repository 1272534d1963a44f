import Embeddings
import NeuralNetworks
import Tensors

/// A GPT: embeddings, a stack of transformer blocks, and a head that scores
/// every possible next token.
///
/// Book, section 4.6: `GPTModel`.
public final class GPTModel: Module, TokenLayer {
  public let embedding: InputEmbedding
  public let embeddingDropout: Dropout
  public let blocks: [TransformerBlock]
  public let finalNorm: LayerNorm
  public var outputHead: Linear

  public let configuration: GPTConfiguration

  public init(_ configuration: GPTConfiguration) {
    self.configuration = configuration
    let width = configuration.embeddingWidth
    embedding = InputEmbedding(
      vocabularySize: configuration.vocabularySize,
      contextLength: configuration.contextLength, width: width)
    embeddingDropout = Dropout(probability: configuration.embeddingDropout)
    blocks = (0..<configuration.layerCount).map { _ in
      TransformerBlock(configuration)
    }
    finalNorm = LayerNorm(width: width)
    outputHead = Linear(
      inputSize: width, outputSize: configuration.vocabularySize,
      hasBias: false)
  }

  /// Scores the next token after each of the given ones:
  /// ids `[batch, tokens]` → logits `[batch, tokens, vocabulary]`.
  ///
  /// Traps if there are more tokens than fit into the context.
  public func callAsFunction(_ ids: Tensor<Int>) -> Tensor<Float> {
    var x = embeddingDropout(embedding(ids))  // [batch, tokens, width]
    for block in blocks { x = block(x) }
    return outputHead(finalNorm(x))  // [batch, tokens, vocabulary]
  }
}
