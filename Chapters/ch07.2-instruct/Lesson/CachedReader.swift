import Architecture
import NeuralNetworks
import SelfAttention
import Tensors

/// A model that reads a text piece by piece and remembers the keys and values of what it has read.
///
/// Generating token by token with the model alone computes the whole text anew for every token. Keys and
/// values of earlier tokens never change, because no token looks ahead; kept, they leave one token to compute.
/// The logits are the same up to rounding. (A key-value cache.)
public final class CachedReader {
  private let model: GPTModel
  /// What each block has seen: keys and values `[batch, heads, tokens so far, headSize]`.
  private var seen: [(keys: Tensor<Float>, values: Tensor<Float>)?]
  /// The number of tokens read so far.
  public private(set) var count = 0

  /// Starts with an empty text. Traps unless the model is in evaluation.
  public init(_ model: GPTModel) {
    precondition(!model.isTraining, "CachedReader: the model is in training; call eval() first")
    self.model = model
    seen = Array(repeating: nil, count: model.blocks.count)
  }

  /// How many tokens still fit into the context.
  public var room: Int { model.configuration.contextLength - count }

  /// Reads on and scores the next token: ids `[batch, tokens]` → logits `[batch, vocabulary]`.
  ///
  /// Traps if there is no token, or more than ``room``.
  public func callAsFunction(_ ids: Tensor<Int>) -> Tensor<Float> {
    precondition(
      ids.rank == 2 && (1...max(room, 1)).contains(ids.shape[1]),
      "CachedReader: ids of shape \(ids.shape), not [batch, up to \(room) tokens]")
    return noGrad {
      let positions = model.positionEmbedding(.arange(count, count + ids.shape[1]))  // [tokens, width]
      count += ids.shape[1]
      var hidden = model.tokenEmbedding(ids) + positions  // [batch, tokens, width]
      for index in model.blocks.indices { hidden = read(hidden, inBlock: index) }
      return model.outputHead(model.finalNorm(hidden[0..., -1]))  // [batch, vocabulary]
    }
  }

  /// Applies a block to new tokens, which attend to all that were seen: `[batch, tokens, width]`, same shape.
  private func read(_ x: Tensor<Float>, inBlock index: Int) -> Tensor<Float> {
    let block = model.blocks[index]
    var (queries, keys, values) = block.attention.projections(of: block.firstNorm(x))
    if let earlier = seen[index] {
      keys = concatenated([earlier.keys, keys], along: 2)
      values = concatenated([earlier.values, values], along: 2)
    }
    seen[index] = (keys, values)
    let context = queries.attention(keys: keys, values: values, isCausal: true)
    let merged = context.transposed(1, 2).flattened(from: 2)  // [batch, tokens, width]
    let attended = x + block.attention.output(merged)
    return attended + block.feedForward(block.secondNorm(attended))
  }
}
