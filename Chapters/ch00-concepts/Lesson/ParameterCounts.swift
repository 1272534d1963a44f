/// The number of parameters of each part of a GPT model, computed from its
/// configuration.
///
/// ch05 builds the model. This shows beforehand which entry of the
/// configuration costs what.
public struct ParameterCounts: Equatable {
  public var vocabularySize = 50_257
  public var contextLength = 1_024
  public var embeddingWidth = 768
  public var headCount = 12
  public var layerCount = 12
  public var dropout = 0.1
  public var hasQKVBias = false

  /// Starts with the smallest GPT-2, the book's `GPT_CONFIG_124M`.
  public init() {}

  /// The width of the hidden layer of each feed-forward network: in GPT,
  /// four times the embedding width.
  public var hiddenWidth: Int { 4 * embeddingWidth }

  /// A vector for each entry of the vocabulary.
  public var tokenEmbedding: Int { vocabularySize * embeddingWidth }

  /// A vector for each position.
  public var positionEmbedding: Int { contextLength * embeddingWidth }

  /// Queries, keys, values and the output projection of one layer. Heads
  /// share the width, so their number does not matter.
  public var attention: Int {
    let biases = embeddingWidth + (hasQKVBias ? 3 * embeddingWidth : 0)
    return 4 * embeddingWidth * embeddingWidth + biases
  }

  /// Two linear layers with biases, to the hidden width and back, in one
  /// layer.
  public var feedForward: Int {
    (embeddingWidth * hiddenWidth + hiddenWidth)
      + (hiddenWidth * embeddingWidth + embeddingWidth)
  }

  /// Scale and shift of the two normalisations of one layer.
  public var norms: Int { 2 * 2 * embeddingWidth }

  /// All layers.
  public var layers: Int { layerCount * (attention + feedForward + norms) }

  /// Scale and shift of the normalisation after the last layer.
  public var finalNorm: Int { 2 * embeddingWidth }

  /// A linear layer without bias, from the last vector to a logit for each
  /// entry of the vocabulary.
  public var outputHead: Int { embeddingWidth * vocabularySize }

  /// Everything.
  public var total: Int {
    tokenEmbedding + positionEmbedding + layers + finalNorm + outputHead
  }

  /// Everything, if the output head shares the weight of the token
  /// embedding, as in the published GPT-2.
  public var totalWithTiedHead: Int { total - outputHead }
}
