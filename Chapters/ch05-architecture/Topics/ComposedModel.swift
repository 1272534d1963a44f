import Architecture
import Embeddings
import NeuralNetworks
import SelfAttention
import Tensors

/// A GPT whose blocks are handed over.
///
/// The same block may stand in the list several times; then its parameters
/// are shared, and counted once.
public final class ComposedModel: Module, TokenLayer {
  public let embedding: InputEmbedding
  public let blocks: [ComposedBlock]
  public let finalNorm: any Layer
  public let outputHead: Linear

  /// Puts blocks between the embeddings and a head; without a norm at the
  /// end if the blocks have none, or already end with one.
  public init(
    vocabularySize: Int, contextLength: Int, width: Int,
    blocks: [ComposedBlock], finalNorm: any Layer
  ) {
    embedding = InputEmbedding(
      vocabularySize: vocabularySize, contextLength: contextLength,
      width: width)
    self.blocks = blocks
    let isPre = blocks.first?.placement == .pre
    self.finalNorm = isPre ? finalNorm : DummyLayerNorm()
    outputHead = Linear(
      inputSize: width, outputSize: vocabularySize, hasBias: false)
  }

  /// Scores the next token: ids `[batch, tokens]` → logits
  /// `[batch, tokens, vocabulary]`.
  public func callAsFunction(_ ids: Tensor<Int>) -> Tensor<Float> {
    let outputs = blockOutputs(ids)
    return outputHead(finalNorm(outputs[blocks.count]))
  }

  /// Returns the embedded tokens, and what leaves each block: a list of
  /// `[batch, tokens, width]`, one longer than the list of blocks.
  public func blockOutputs(_ ids: Tensor<Int>) -> [Tensor<Float>] {
    var outputs = [embedding(ids)]
    for block in blocks { outputs.append(block(outputs.last!)) }
    return outputs
  }
}

/// Makes GPT-2's attention without dropout, for blocks of one `width`.
public func plainAttention(
  width: Int, heads: Int, contextLength: Int
) -> MultiHeadAttention {
  MultiHeadAttention(
    inputSize: width, outputSize: width, contextLength: contextLength,
    dropout: 0, headCount: heads)
}

/// Makes a feed-forward network with GELU and without biases, of `hidden`
/// numbers in between.
public func plainFeedForward(width: Int, hidden: Int) -> Sequential {
  Sequential(
    Linear(inputSize: width, outputSize: hidden, hasBias: false), GELU(),
    Linear(inputSize: hidden, outputSize: width, hasBias: false))
}
