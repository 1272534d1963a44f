import NeuralNetworks
import SelfAttention
import Tensors

/// The keys and values of the text that a model has read, so that each new
/// token costs one token's work.
///
/// Without a cache, generation computes the whole text again for every
/// token. But no token attends to those after it, so the keys and values of
/// what was read never change and can be kept. The logits are the same up
/// to rounding. A value: each copy can be continued in its own way, as beam
/// search does.
public struct KeyValueCache {
  /// Block by block, keys and values `[batch, heads, tokens, headSize]`.
  private var blocks: [(keys: Tensor<Float>, values: Tensor<Float>)] = []

  /// Starts with an empty text.
  public init() {}

  /// The number of tokens read.
  public var count: Int { blocks.last?.keys.shape[2] ?? 0 }

  /// Appends the keys and values of new tokens in the block `number`, and
  /// returns those of the whole text.
  fileprivate mutating func append(
    _ keys: Tensor<Float>, _ values: Tensor<Float>, block number: Int
  ) -> (keys: Tensor<Float>, values: Tensor<Float>) {
    if number == blocks.count {
      blocks.append((keys, values))
    } else {
      let earlier = blocks[number]
      blocks[number].keys = concatenated([earlier.keys, keys], along: 2)
      blocks[number].values = concatenated(
        [earlier.values, values], along: 2)
    }
    return blocks[number]
  }
}

extension MultiHeadAttention {
  /// Lets new tokens attend to themselves, those before them, and the text
  /// in the cache, to which their keys and values are added.
  func cached(
    _ x: Tensor<Float>, block number: Int, cache: inout KeyValueCache
  ) -> Tensor<Float> {
    // [batch, heads, new tokens, headSize]
    let (queries, newKeys, newValues) = projections(of: x)
    // [batch, heads, tokens, headSize]
    let (keys, values) = cache.append(newKeys, newValues, block: number)
    let context = queries.attention(
      keys: keys, values: values, isCausal: true)
    return output(context.transposed(1, 2).flattened(from: 2))
  }
}

extension TransformerBlock {
  /// The same as the block `number` of a model, for tokens that continue
  /// the text in the cache. In evaluation there is no dropout.
  func cached(
    _ x: Tensor<Float>, number: Int, cache: inout KeyValueCache
  ) -> Tensor<Float> {
    let attended =
      x + attention.cached(firstNorm(x), block: number, cache: &cache)
    return attended + feedForward(secondNorm(attended))
  }
}

extension GPTModel {
  /// Scores the token after `ids`: `[batch, tokens]` →
  /// `[batch, vocabulary]`. For inference: nothing is recorded.
  ///
  /// Computes only the tokens that the cache does not hold yet, and the
  /// head only for the last one. A text longer than the context loses its
  /// beginning. That moves every token to another position, so the cache is
  /// of no use, and the last `contextLength` tokens are read again.
  ///
  /// Traps unless the model is in evaluation and there is a token to read.
  ///
  /// - Parameter cache: holds the beginning of the text, or nothing;
  ///   afterwards, all of it
  public func nextTokenLogits(
    after ids: Tensor<Int>, cache: inout KeyValueCache,
    file: StaticString = #fileID, line: UInt = #line
  ) -> Tensor<Float> {
    precondition(
      !isTraining,
      "nextTokenLogits: the model is in training; call eval() first",
      file: file, line: line)
    precondition(
      ids.rank == 2 && ids.shape[1] > cache.count,
      "nextTokenLogits: ids of shape \(ids.shape), not [batch, more than the \(cache.count) tokens read before]",
      file: file, line: line)
    let contextLength = configuration.contextLength
    if ids.shape[1] > contextLength { cache = KeyValueCache() }
    let first = max(cache.count, ids.shape[1] - contextLength)
    let unread = ids[0..., first...]  // [batch, new tokens]
    return noGrad {
      var x = embedding(unread, from: cache.count)  // [batch, …, width]
      for (number, block) in blocks.enumerated() {
        x = block.cached(x, number: number, cache: &cache)
      }
      return outputHead(finalNorm(x[0..., -1]))  // [batch, vocabulary]
    }
  }
}
