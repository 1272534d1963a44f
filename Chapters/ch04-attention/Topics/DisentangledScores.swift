import Tensors

/// The scores of disentangled attention: content and distance meet
/// separately. All are `[tokens, tokens]`.
///
/// A word has a vector for what it is, and each distance has one for where.
/// Their product would have four terms; the one of two distances is left
/// out, since it says nothing about the words. Transformers:
/// `DisentangledSelfAttention` (DeBERTa). He and others, 2021.
public struct DisentangledScores {
  /// What the query's word asks of the key's word.
  public let contentToContent: Tensor<Float>
  /// What the query's word asks of the distance to the key.
  public let contentToPosition: Tensor<Float>
  /// What the key's word answers to the distance from the query.
  public let positionToContent: Tensor<Float>

  /// Computes the terms for queries and keys `[tokens, size]` of the words
  /// and `[2 · reach, size]` of the distances.
  public init(
    queries: Tensor<Float>, keys: Tensor<Float>,
    distanceQueries: Tensor<Float>, distanceKeys: Tensor<Float>
  ) {
    let tokens = queries.shape[0]
    let reach = distanceKeys.shape[0] / 2
    let there = Self.distances(tokens: tokens, reach: reach)
    contentToContent = queries.matmul(keys.transposed())
    // Row i, column j: the query i with the distance from i to j.
    contentToPosition = queries.matmul(distanceKeys.transposed())
      .gathered(along: 1, at: there)
    // The key j with the distance from j to i: gathered with rows j.
    positionToContent = keys.matmul(distanceQueries.transposed())
      .gathered(along: 1, at: there).transposed()
  }

  /// The scores of the three terms, divided by the root of three sizes.
  public func total(size: Int) -> Tensor<Float> {
    let sum = contentToContent + contentToPosition + positionToContent
    return sum / Float(3 * size).squareRoot()
  }

  /// Gives each pair the row of its distance: i − j + reach, cut off at both
  /// ends of 0 ..< 2 · reach.
  public static func distances(tokens: Int, reach: Int) -> Tensor<Int> {
    let rows = (0..<tokens * tokens).map { cell in
      min(max(cell / tokens - cell % tokens + reach, 0), 2 * reach - 1)
    }
    return Tensor<Int>(scalars: rows, shape: [tokens, tokens])
  }
}
