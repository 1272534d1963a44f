/// The number of parameters in each part of a GPT, computed from its
/// configuration alone.
///
/// Nothing is allocated, so even the largest model can be counted on a
/// small machine.
public struct ParameterBreakdown: Sendable {
  private let vocabularySize: Int
  private let contextLength: Int
  private let width: Int
  private let layerCount: Int
  private let hasQKVBias: Bool

  /// Prepares the count for a configuration.
  public init(_ configuration: GPTConfiguration) {
    vocabularySize = configuration.vocabularySize
    contextLength = configuration.contextLength
    width = configuration.embeddingWidth
    layerCount = configuration.layerCount
    hasQKVBias = configuration.hasQKVBias
  }

  // What goes in.
  public var tokenEmbedding: Int { vocabularySize * width }
  public var positionEmbedding: Int { contextLength * width }
  public var embeddings: Int { tokenEmbedding + positionEmbedding }

  // One block.
  /// The projection to queries; the projections to keys and values have the
  /// same size.
  public var query: Int { width * width + (hasQKVBias ? width : 0) }
  public var queryKeyValue: Int { 3 * query }
  public var attentionOutput: Int { width * width + width }
  public var attention: Int { queryKeyValue + attentionOutput }
  public var feedForwardFirst: Int { width * 4 * width + 4 * width }
  public var feedForwardSecond: Int { 4 * width * width + width }
  public var feedForward: Int { feedForwardFirst + feedForwardSecond }
  /// Both norms of a block, each with a scale and a shift.
  public var norms: Int { 2 * 2 * width }
  public var block: Int { attention + feedForward + norms }

  // All of them, and what comes out.
  public var blocks: Int { layerCount * block }
  public var finalNorm: Int { 2 * width }
  public var outputHead: Int { width * vocabularySize }
  public var total: Int { embeddings + blocks + finalNorm + outputHead }

  /// The count when the output head shares the weight of the token
  /// embedding, as in GPT-2.
  public var totalWhenTied: Int { total - outputHead }

  /// The memory of the parameters at four bytes each, in the book's MB of
  /// 1024 · 1024 bytes.
  public var megabytes: Double { Double(total * 4) / (1024 * 1024) }
}

extension ParameterBreakdown {
  /// Every part with its formula and its count, in the order of the
  /// computation; parts of a block are indented.
  public var rows: [(part: String, formula: String, count: Int)] {
    [
      ("token embedding", "vocabulary · width", tokenEmbedding),
      ("position embedding", "context · width", positionEmbedding),
      ("embeddings", "the two together", embeddings),
      (
        "  query", hasQKVBias ? "width · width + width" : "width · width",
        query
      ),
      ("  query, key and value", "3 · query", queryKeyValue),
      ("  output projection", "width · width + width", attentionOutput),
      ("  attention", "the projections together", attention),
      (
        "  feed-forward, first layer", "width · 4 width + 4 width",
        feedForwardFirst
      ),
      (
        "  feed-forward, second layer", "4 width · width + width",
        feedForwardSecond
      ),
      ("  feed-forward", "the two layers together", feedForward),
      ("  norms", "2 · (width + width)", norms),
      ("  one block", "attention + feed-forward + norms", block),
      ("blocks", "\(layerCount) · one block", blocks),
      ("final norm", "width + width", finalNorm),
      ("output head", "width · vocabulary", outputHead),
      ("total", "embeddings + blocks + norm + head", total),
    ]
  }
}

extension GPTConfiguration {
  /// The number of parameters in each part of the model.
  public var parameterBreakdown: ParameterBreakdown {
    ParameterBreakdown(self)
  }
}
