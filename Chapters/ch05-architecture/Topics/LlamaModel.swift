import EmbeddingsTopics
import NeuralNetworks
import SelfAttentionTopics
import Tensors

/// Llama 2 (Touvron and others, 2023) or, with a window, Mistral 7B (Jiang
/// and others, 2023): a GPT in which four parts are exchanged.
///
/// | | GPT-2 | Llama |
/// |---|---|---|
/// | positions | a table, added once | RoPE, in every attention |
/// | norm | LayerNorm | RMSNorm |
/// | feed-forward | GELU | SwiGLU |
/// | keys, values | a head for each query head | shared by a group |
///
/// There are no biases and no dropout. Transformers: `LlamaForCausalLM`,
/// `MistralForCausalLM`.
public final class LlamaModel: Module, TokenLayer {
  public let embedding: Embedding
  public let blocks: [ComposedBlock]
  public let finalNorm: RMSNorm
  public let outputHead: Linear

  public let configuration: LlamaConfiguration

  public init(_ configuration: LlamaConfiguration) {
    let width = configuration.width
    self.configuration = configuration
    embedding = Embedding(
      count: configuration.vocabularySize, width: width)
    blocks = (0..<configuration.layerCount).map { _ in
      Self.block(configuration)
    }
    finalNorm = RMSNorm(width: width, epsilon: configuration.epsilon)
    outputHead = Linear(
      inputSize: width, outputSize: configuration.vocabularySize,
      hasBias: false)
  }

  /// Makes one block.
  private static func block(
    _ configuration: LlamaConfiguration
  ) -> ComposedBlock {
    let width = configuration.width
    let rotary = RotaryEmbedding(
      headSize: configuration.headSize, base: configuration.rotaryBase)
    return ComposedBlock(
      attention: GroupedQueryAttention(
        width: width, headCount: configuration.headCount,
        keyValueHeadCount: configuration.keyValueHeadCount,
        headSize: configuration.headSize, window: configuration.window,
        rotation: { rotary($0, from: $1) }),
      feedForward: GatedFeedForward(
        width: width, hidden: configuration.hiddenWidth),
      firstNorm: RMSNorm(width: width, epsilon: configuration.epsilon),
      secondNorm: RMSNorm(width: width, epsilon: configuration.epsilon))
  }

  /// Scores the next token after each of the given ones: ids `[batch,
  /// tokens]` → logits `[batch, tokens, vocabulary]`.
  public func callAsFunction(_ ids: Tensor<Int>) -> Tensor<Float> {
    outputHead(hiddenStates(ids)[blocks.count])
  }

  /// Returns the embedded tokens and what leaves each block, the last one
  /// after the final norm: a list of `[batch, tokens, width]`.
  /// Transformers: `output_hidden_states`.
  public func hiddenStates(_ ids: Tensor<Int>) -> [Tensor<Float>] {
    var states = [embedding(ids)]
    for block in blocks { states.append(block(states.last!)) }
    states[blocks.count] = finalNorm(states[blocks.count])
    return states
  }

  /// Continues `ids` `[batch, tokens]` with the highest-scoring token,
  /// `newTokens` times, and computes everything again for each.
  public func continued(
    _ ids: Tensor<Int>, newTokens: Int
  ) -> Tensor<Int> {
    var ids = ids
    for _ in 0..<newTokens {
      let logits = noGrad { self(ids)[0..., -1] }  // [batch, vocabulary]
      let next = logits.argmax(along: -1, keepingDimensions: true)
      ids = concatenated([ids, next], along: 1)
    }
    return ids
  }
}
