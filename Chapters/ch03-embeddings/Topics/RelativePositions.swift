import Embeddings
import Foundation
import NeuralNetworks
import Tensors

/// Attention with a learned vector per offset between two tokens, added to
/// the key, and another one added to the value.
///
/// Scores are qᵢ · (kⱼ + aⱼ₋ᵢ) / √size, results Σ wᵢⱼ (vⱼ + bⱼ₋ᵢ). Offsets are
/// clipped, so far tokens share a vector. Shaw et al., 2018.
public final class OffsetAttention: Module {
  /// Rows for the offsets from −maximum to maximum: `[offsets, size]`.
  public let keys, values: Embedding
  public let maximum: Int

  /// Makes vectors of `size` numbers for offsets up to `maximum`.
  public init(
    size: Int, maximum: Int, generator: RandomGenerator = .default
  ) {
    let count = 2 * maximum + 1
    keys = Embedding(count: count, width: size, generator: generator)
    values = Embedding(count: count, width: size, generator: generator)
    self.maximum = maximum
  }

  /// Mixes values by attention: three tensors `[tokens, size]` → one.
  ///
  /// The products of queries and offsets are computed once for each offset,
  /// and then looked up for each pair of tokens.
  public func callAsFunction(
    queries: Tensor<Float>, keys: Tensor<Float>, values: Tensor<Float>
  ) -> Tensor<Float> {
    let (tokens, size) = (queries.shape[0], queries.shape[1])
    let rows = relativeOffsets(tokens: tokens, maximum: maximum) + maximum
    let ofOffsets = queries.matmul(self.keys.weight.transposed())
    let scores =
      queries.matmul(keys.transposed())
      + ofOffsets.gathered(along: 1, at: rows)  // [tokens, tokens]
    let weights = (scores / Float(size).squareRoot()).softmax(along: -1)
    let offsetValues = self.values(rows)  // [tokens, tokens, size]
    return weights.matmul(values)
      + (weights.unsqueezed(at: -1) * offsetValues).sum(along: 1)
  }
}

/// Returns which number of ``BucketBias`` belongs to an offset j − i.
///
/// Half of the buckets hold a single distance each; the others hold ranges
/// that grow like a logarithm, up to `maximum` and beyond. If later tokens
/// are not hidden, they have half of all buckets. transformers:
/// `T5Attention._relative_position_bucket`. Raffel et al., 2020.
public func offsetBucket(
  of offset: Int, isCausal: Bool, buckets: Int = 32, maximum: Int = 128
) -> Int {
  let count = isCausal ? buckets : buckets / 2
  let start = !isCausal && offset > 0 ? count : 0
  let distance = isCausal ? max(-offset, 0) : abs(offset)
  let exact = count / 2
  if distance < exact { return start + distance }
  let ratio = log(Float(distance) / Float(exact))
  let whole = Float(log(Double(maximum) / Double(exact)))
  let share = ratio / whole  // 0 at `exact`, 1 at `maximum`
  let bucket = exact + Int(share * Float(count - exact))
  return start + min(bucket, count - 1)
}

/// Numbers to be added to the attention scores: one per head and bucket of
/// offsets, as in T5.
public final class BucketBias: Module {
  /// One row per bucket, one column per head.
  public let table: Embedding
  public let isCausal: Bool

  public init(
    heads: Int, isCausal: Bool, buckets: Int = 32,
    generator: RandomGenerator = .default
  ) {
    self.isCausal = isCausal
    table = Embedding(count: buckets, width: heads, generator: generator)
  }

  /// Returns the bias between all pairs of tokens: `[heads, tokens, tokens]`.
  public func callAsFunction(tokens: Int) -> Tensor<Float> {
    let count = table.weight.shape[0]
    let buckets = relativeOffsets(tokens: tokens).scalars.map {
      offsetBucket(of: $0, isCausal: isCausal, buckets: count)
    }
    let ids = Tensor<Int>(scalars: buckets, shape: [tokens, tokens])
    return table(ids).permuted([2, 0, 1])  // [heads, tokens, tokens]
  }
}
