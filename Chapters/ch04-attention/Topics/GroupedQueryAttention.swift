import NeuralNetworks
import Tensors

/// Turns queries or keys `[batch, heads, tokens, headSize]` by their
/// positions, of which the first is given: RoPE, for example.
public typealias Rotation = (
  _ vectors: Tensor<Float>, _ firstPosition: Int
) -> Tensor<Float>

/// Causal attention in which each key head serves a group of query heads.
///
/// With one key head for all it is multi-query attention; with as many as
/// there are query heads, multi-head attention. There are no biases.
/// Transformers: `LlamaAttention`, and with a window `MistralAttention`.
/// Shazeer, 2019; Ainslie and others, 2023.
public final class GroupedQueryAttention: Module, Layer {
  public var query: Linear
  public var key: Linear
  public var value: Linear
  public var output: Linear

  public let headCount: Int
  public let keyValueHeadCount: Int
  public let headSize: Int
  /// How many tokens a query sees, its own included; nil for all before it.
  public let window: Int?
  /// Applied to queries and keys, not to values.
  private let rotation: Rotation?

  /// Makes attention for `[batch, tokens, width]`. A head has the width
  /// divided by the number of heads, unless `headSize` says otherwise.
  ///
  /// Traps unless query heads divide evenly into groups.
  public init(
    width: Int, headCount: Int, keyValueHeadCount: Int,
    headSize: Int? = nil, window: Int? = nil, rotation: Rotation? = nil,
    file: StaticString = #fileID, line: UInt = #line
  ) {
    precondition(
      headCount > 0 && keyValueHeadCount > 0
        && headCount % keyValueHeadCount == 0
        && (headSize != nil || width % headCount == 0),
      "GroupedQueryAttention: a width of \(width), \(headCount) heads and \(keyValueHeadCount) key heads; each must divide by the next",
      file: file, line: line)
    precondition(
      window ?? 1 > 0, "GroupedQueryAttention: a window of \(window ?? 0)",
      file: file, line: line)
    (self.headCount, self.keyValueHeadCount) = (
      headCount, keyValueHeadCount
    )
    self.headSize = headSize ?? width / headCount
    (self.window, self.rotation) = (window, rotation)
    let all = headCount * self.headSize
    let shared = keyValueHeadCount * self.headSize
    query = Linear(inputSize: width, outputSize: all, hasBias: false)
    key = Linear(inputSize: width, outputSize: shared, hasBias: false)
    value = Linear(inputSize: width, outputSize: shared, hasBias: false)
    output = Linear(inputSize: all, outputSize: width, hasBias: false)
  }

  /// Lets every token attend to itself and those before it:
  /// `[batch, tokens, width]` → the same shape.
  public func callAsFunction(_ x: Tensor<Float>) -> Tensor<Float> {
    let (queries, keys, values) = projections(of: x, from: 0)
    return attend(queries, keys, values)
  }

  /// The same for tokens that continue the text in the cache, to which
  /// their keys and values are added. For inference.
  public func callAsFunction(
    _ x: Tensor<Float>, cache: inout AttentionCache
  ) -> Tensor<Float> {
    let (queries, newKeys, newValues) = projections(
      of: x, from: cache.count)
    let (keys, values) = cache.append(newKeys, newValues)
    if let window { cache.forget(allBut: window) }
    return attend(queries, keys, values)
  }

  /// Computes queries `[batch, heads, tokens, headSize]`, and keys and
  /// values, which have fewer heads.
  public func projections(
    of x: Tensor<Float>, from position: Int
  ) -> (
    queries: Tensor<Float>, keys: Tensor<Float>, values: Tensor<Float>
  ) {
    precondition(
      x.rank == 3 && x.shape[2] == query.inputSize,
      "GroupedQueryAttention: \(x.shape) is not [batch, tokens, \(query.inputSize)]"
    )
    let queries = split(query(x), heads: headCount)
    let keys = split(key(x), heads: keyValueHeadCount)
    let values = split(value(x), heads: keyValueHeadCount)
    guard let rotation else { return (queries, keys, values) }
    return (rotation(queries, position), rotation(keys, position), values)
  }

  /// Splits `[batch, tokens, heads · headSize]` into heads.
  private func split(_ x: Tensor<Float>, heads: Int) -> Tensor<Float> {
    x.reshaped(to: [x.shape[0], x.shape[1], heads, headSize])
      .transposed(1, 2)  // [batch, heads, tokens, headSize]
  }

  /// Mixes the values. The last query is at the position of the last key.
  private func attend(
    _ queries: Tensor<Float>, _ keys: Tensor<Float>, _ values: Tensor<Float>
  ) -> Tensor<Float> {
    let (tokens, count) = (queries.shape[2], keys.shape[2])
    let mask = window.map {
      windowMask(queries: tokens, keys: count, window: $0)
    }
    // Query head h uses key head h / (headCount / keyValueHeadCount).
    let context = queries.attention(
      keys: keys, values: values, isCausal: true, mask: mask)
    return output(context.transposed(1, 2).flattened(from: 2))
  }
}
