import Tensors

/// The keys and values of the text that one attention layer has read, so
/// that each new token costs one token's work.
///
/// A value: each copy can be continued in its own way. It records no
/// gradients. Chapter 5 has a cache for all blocks of a model.
public struct AttentionCache {
  /// Keys and values `[batch, key heads, tokens kept, headSize]`, or nil.
  public private(set) var keys: Tensor<Float>?
  public private(set) var values: Tensor<Float>?

  /// The number of tokens read, which is the position of the next one.
  public private(set) var count = 0

  /// Starts with an empty text.
  public init() {}

  /// The bytes of the keys and values that are kept.
  public var byteCount: Int {
    ((keys?.count ?? 0) + (values?.count ?? 0)) * MemoryLayout<Float>.size
  }

  /// Appends the keys and values of new tokens, and returns all.
  mutating func append(
    _ newKeys: Tensor<Float>, _ newValues: Tensor<Float>
  ) -> (keys: Tensor<Float>, values: Tensor<Float>) {
    let oldKeys = keys.map { [$0] } ?? []
    let oldValues = values.map { [$0] } ?? []
    let all = concatenated(oldKeys + [newKeys.detached()], along: 2)
    let allValues = concatenated(
      oldValues + [newValues.detached()], along: 2)
    (keys, values) = (all, allValues)
    count += newKeys.shape[2]
    return (all, allValues)
  }

  /// Forgets all but the last tokens. They are copied, so that the memory
  /// of the others is freed.
  mutating func forget(allBut kept: Int) {
    guard let keys, let values, keys.shape[2] > kept else { return }
    self.keys = keys[0..., 0..., (-kept)...].copied()
    self.values = values[0..., 0..., (-kept)...].copied()
  }
}

/// Calculates the bytes of all keys and values of a model: a key and a value
/// for every token, layer and key head.
public func keyValueBytes(
  tokens: Int, layers: Int, keyValueHeads: Int, headSize: Int,
  bytesPerNumber: Int = 4, batch: Int = 1
) -> Int {
  2 * batch * tokens * layers * keyValueHeads * headSize * bytesPerNumber
}
