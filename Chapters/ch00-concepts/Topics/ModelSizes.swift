import Concepts

/// A GPT by its shape, as published or made up.
public struct ModelSize: Sendable {
  public let name: String
  public let width: Int
  public let layers: Int
  public let contextLength: Int

  public init(_ name: String, width: Int, layers: Int, contextLength: Int) {
    (self.name, self.width, self.layers) = (name, width, layers)
    self.contextLength = contextLength
  }

  /// The number of parameters, with GPT-2's vocabulary, biases and a tied
  /// head.
  public var parameters: Int {
    var counts = ParameterCounts()
    counts.embeddingWidth = width
    counts.layerCount = layers
    counts.contextLength = contextLength
    counts.hasQKVBias = true
    return counts.totalWithTiedHead
  }

  /// GPT-2 (Radford et al., 2019), GPT-3 (Brown et al., 2020), and a shape
  /// with about 10¹² parameters, made up for this list.
  public static let ladder = [
    ModelSize("GPT-2 small", width: 768, layers: 12, contextLength: 1024),
    ModelSize("GPT-2 medium", width: 1024, layers: 24, contextLength: 1024),
    ModelSize("GPT-2 large", width: 1280, layers: 36, contextLength: 1024),
    ModelSize("GPT-2 XL", width: 1600, layers: 48, contextLength: 1024),
    ModelSize("GPT-3 6.7B", width: 4096, layers: 32, contextLength: 2048),
    ModelSize("GPT-3", width: 12_288, layers: 96, contextLength: 2048),
    ModelSize("made up", width: 25_600, layers: 128, contextLength: 4096),
  ]

  /// Counts the multiplications and additions of one forward pass over
  /// `tokens` tokens at once, matrix by matrix.
  ///
  /// A product [m, k] × [k, n] takes m · k · n of both. Left out: norms,
  /// activations, sums, which are a few operations per number.
  public func forwardOperations(tokens: Int) -> Operations {
    func product(_ m: Int, _ k: Int, _ n: Int) -> Int { 2 * m * k * n }
    let projections = 4 * product(tokens, width, width)
    let feedForward =
      product(tokens, width, 4 * width) + product(tokens, 4 * width, width)
    let scores = 2 * product(tokens, width, tokens)  // Q Kᵀ, weights × V
    return Operations(
      weights: layers * (projections + feedForward)
        + product(tokens, width, ParameterCounts().vocabularySize),
      attention: layers * scores)
  }
}

/// Operations by what they multiply with.
public struct Operations: Equatable, Sendable {
  /// Products with weights.
  public var weights: Int
  /// Products of tokens with tokens.
  public var attention: Int
}
