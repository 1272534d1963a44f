import NeuralNetworks
import Tensors

/// Put the parts of a GPT together.
///
/// Book, section 4.6: embed the ids, drop some numbers, send them through the
/// blocks one after the other, normalize, and let the output head score every
/// token of the vocabulary. `[batch, tokens]` →
/// `[batch, tokens, vocabulary]`.
///
/// The parts come as arguments. Keep them under their names: the weights are
/// then called `embedding.token.weight`, `blocks.0.attention.query.weight`
/// and so on. `dropout` is the probability of a `Dropout`.
///
/// Example: without blocks, and with a norm and a head that return their
/// input, the model returns the embeddings of the ids.
public final class GPTModel: Module, TokenLayer {
  let embedding: any TokenLayer
  let embeddingDropout: Dropout
  let blocks: [any Layer]
  let finalNorm: any Layer
  let outputHead: any Layer

  public init(
    embedding: any TokenLayer, dropout: Double, blocks: [any Layer],
    finalNorm: any Layer, outputHead: any Layer
  ) throws {
    self.embedding = embedding
    embeddingDropout = Dropout(probability: dropout)
    self.blocks = blocks
    self.finalNorm = finalNorm
    self.outputHead = outputHead
  }

  public func callAsFunction(_ ids: Tensor<Int>) -> Tensor<Float> {
    var x = embeddingDropout(embedding(ids))  // [batch, tokens, width]
    for block in blocks { x = block(x) }
    return outputHead(finalNorm(x))  // [batch, tokens, vocabulary]
  }
}
