/// How many numbers a GPT model learns, by part: arithmetic on the entries of its configuration.
///
/// The model itself is built in chapter 5. This says beforehand which entry moves which part.
public struct ParameterCounts: Equatable {
  public var vocabularySize = 50_257
  public var contextLength = 1_024
  public var embeddingWidth = 768
  public var headCount = 12
  public var layerCount = 12
  public var dropout = 0.1
  public var hasQKVBias = false

  /// Starts from the smallest GPT-2, the book's `GPT_CONFIG_124M`.
  public init() {}

  /// The width of the hidden layer in each feed-forward network: GPT uses four times the embedding's.
  public var hiddenWidth: Int { 4 * embeddingWidth }

  /// One vector for each entry of the vocabulary.
  public var tokenEmbedding: Int { vocabularySize * embeddingWidth }

  /// One vector for each position.
  public var positionEmbedding: Int { contextLength * embeddingWidth }

  /// Queries, keys, values and the projection behind them, in one layer. Heads share the width among them,
  /// so their number does not count.
  public var attention: Int {
    let biases = embeddingWidth + (hasQKVBias ? 3 * embeddingWidth : 0)
    return 4 * embeddingWidth * embeddingWidth + biases
  }

  /// Two linear layers with biases, out to the hidden width and back, in one layer.
  public var feedForward: Int {
    (embeddingWidth * hiddenWidth + hiddenWidth) + (hiddenWidth * embeddingWidth + embeddingWidth)
  }

  /// Scale and shift of the two normalisations in one layer.
  public var norms: Int { 2 * 2 * embeddingWidth }

  /// All layers.
  public var layers: Int { layerCount * (attention + feedForward + norms) }

  /// Scale and shift of the normalisation behind the last layer.
  public var finalNorm: Int { 2 * embeddingWidth }

  /// From the last vector to one logit for each entry of the vocabulary, without a bias.
  public var outputHead: Int { embeddingWidth * vocabularySize }

  /// Everything.
  public var total: Int { tokenEmbedding + positionEmbedding + layers + finalNorm + outputHead }

  /// Everything, when the output head uses the token embedding's numbers, as the published GPT-2 does.
  public var totalWithTiedHead: Int { total - outputHead }
}
