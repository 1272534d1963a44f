import Architecture
import EmbeddingsJudge
import NeuralNetworks
import SelfAttentionJudge
import Tensors

/// Assembles a GPT from the pieces of chapters 3, 4 and 5: ids
/// `[batch, tokens]` → logits `[batch, tokens, vocabulary]`.
///
/// Its parameters have the names and the shapes of the lesson's
/// `Architecture.GPTModel`, so that either loads the weights of the other.
/// Its tables, blocks and head are drawn in the same order.
public func assembledModel(
  _ configuration: GPTConfiguration, embeddings: EmbeddingsWork,
  attention: SelfAttentionWork, architecture: ArchitectureWork
) throws -> any TokenLayer {
  let width = configuration.embeddingWidth
  let embedding = try embeddings.inputEmbedding(
    Embedding(count: configuration.vocabularySize, width: width),
    Embedding(count: configuration.contextLength, width: width))

  func makeAttention(dropout: Double) throws -> any Layer {
    try attention.multiHeadAttention(
      width, width, configuration.contextLength, dropout,
      configuration.headCount, configuration.hasQKVBias)
  }
  func makeBlock(attention: any Layer, dropout: Double) throws -> any Layer
  {
    try architecture.transformerBlock(
      attention,
      architecture.feedForward(width, architecture.gelu(false)),
      architecture.layerNorm(width), architecture.layerNorm(width), dropout)
  }
  return try architecture.modelWithDropout(
    configuration.embeddingDropout, configuration.attentionDropout,
    configuration.shortcutDropout, configuration.layerCount,
    makeAttention, makeBlock
  ) { blocks, dropout in
    let head = Linear(
      inputSize: width, outputSize: configuration.vocabularySize,
      hasBias: false)
    return try architecture.gptModel(
      embedding, dropout, blocks, architecture.layerNorm(width), head)
  }
}
