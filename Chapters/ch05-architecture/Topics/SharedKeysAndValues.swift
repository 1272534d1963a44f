import Architecture
import Embeddings
import NeuralNetworks
import SelfAttention
import Tensors

/// The keys and values of the text that a model has read, for the layers
/// that have some of their own.
///
/// A value, like `KeyValueCache` of the lesson, which has no layers that
/// share.
public struct LayerCache {
  /// By layer, keys and values `[batch, heads, tokens, headSize]`.
  private var kept: [Int: (keys: Tensor<Float>, values: Tensor<Float>)] =
    [:]
  public private(set) var count = 0

  public init() {}

  /// The bytes of all that is kept.
  public var byteCount: Int {
    kept.values.reduce(0) { $0 + $1.keys.count + $1.values.count }
      * MemoryLayout<Float>.size
  }

  mutating func append(
    _ keys: Tensor<Float>, _ values: Tensor<Float>, layer: Int
  ) {
    guard let old = kept[layer] else {
      kept[layer] = (keys, values)
      return
    }
    kept[layer] = (
      concatenated([old.keys, keys], along: 2),
      concatenated([old.values, values], along: 2)
    )
  }

  subscript(layer: Int) -> (keys: Tensor<Float>, values: Tensor<Float>) {
    kept[layer]!
  }

  mutating func advance(by tokens: Int) { count += tokens }
}

extension GPTModel {
  /// Scores the tokens that continue the text in the cache: `[batch, new
  /// tokens]` → logits `[batch, new tokens, vocabulary]`. For inference.
  ///
  /// `owners` says for each layer whose keys and values it uses. `[0, 1, 2,
  /// 3]` is the model as it is; with `[0, 0, 2, 2]`, layers go in pairs, and
  /// the second of a pair computes only queries. Brandon and others, 2024.
  /// Traps unless owners come before those who use theirs.
  public func logits(
    of ids: Tensor<Int>, owners: [Int], cache: inout LayerCache
  ) -> Tensor<Float> {
    precondition(
      owners.count == blocks.count
        && owners.enumerated().allSatisfy { layer, owner in
          (0...layer).contains(owner) && owners[owner] == owner
        },
      "logits: owners \(owners) for \(blocks.count) layers")
    return noGrad {
      var x = embedding(ids, from: cache.count)  // [batch, new, width]
      for (layer, block) in blocks.enumerated() {
        let projected = block.attention.projections(of: block.firstNorm(x))
        if owners[layer] == layer {
          cache.append(projected.keys, projected.values, layer: layer)
        }
        let (keys, values) = cache[owners[layer]]
        let context = projected.queries.attention(
          keys: keys, values: values, isCausal: true)
        x =
          x
          + block.attention.output(
            context.transposed(1, 2).flattened(from: 2))
        x = x + block.feedForward(block.secondNorm(x))
      }
      cache.advance(by: ids.shape[1])
      return outputHead(finalNorm(x))
    }
  }
}
