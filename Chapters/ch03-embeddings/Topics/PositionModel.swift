import NeuralNetworks
import Tensors

/// How a ``PositionModel`` knows where its tokens stand.
public enum PositionMethod: Hashable, Sendable {
  /// Only from the causal mask, which shows a token those before it.
  case none
  /// A learned vector per position, added to the token's.
  case learned
  /// ``sinusoidalPositions(tokens:width:file:line:)``, added to the token's.
  case sinusoidal
  /// Queries and keys turned by their position, in this many heads.
  case rotary(heads: Int)
  /// Scores lowered in proportion to the distance.
  case linearBias
}

/// A small language model of two blocks, for comparing positions: everything
/// but the ``PositionMethod`` is the same.
public final class PositionModel: Module {
  public static let headCount = 4
  public let method: PositionMethod
  /// How queries and keys are turned; another one can take its place after
  /// training.
  public var rotary: RotaryEmbedding
  let token: Embedding
  let position: Embedding
  private let drawnPositions: Tensor<Float>
  let blocks: [PositionBlock]
  let output: Linear

  /// Makes a model for texts of up to `contextLength` tokens; numbers are
  /// drawn in the same order whatever the method.
  public init(
    _ method: PositionMethod, vocabularySize: Int, contextLength: Int,
    width: Int = 48, generator: RandomGenerator
  ) {
    self.method = method
    rotary = RotaryEmbedding(headSize: width / Self.headCount)
    token = Embedding(
      count: vocabularySize, width: width, generator: generator)
    position = Embedding(
      count: contextLength, width: width, generator: generator)
    drawnPositions = position.weight.copied()
    blocks = (0..<2).map { _ in
      PositionBlock(width: width, generator: generator)
    }
    output = Linear(
      inputSize: width, outputSize: vocabularySize, generator: generator)
  }

  /// Computes logits for the next token: `[batch, tokens]` → `[batch,
  /// tokens, vocabulary]`.
  public func callAsFunction(_ ids: Tensor<Int>) -> Tensor<Float> {
    let tokens = ids.shape[1]
    var x = token(ids)  // [batch, tokens, width]
    let width = x.shape[2]
    switch method {
    case .learned: x = x + position(.arange(tokens))
    case .sinusoidal:
      x = x + sinusoidalPositions(tokens: tokens, width: width)
    default: break
    }
    let bias =
      method == .linearBias
      ? linearBias(heads: Self.headCount, tokens: tokens) : nil
    for block in blocks { x = block(x, bias: bias, turn: turned) }
    return output(x.rootMeanSquareNormalized(shape: [width]))
  }

  /// Returns the rows of the table of positions that are no longer as they
  /// were drawn.
  public func changedPositions() -> [Int] {
    (0..<drawnPositions.shape[0]).filter {
      position.weight[$0].scalars != drawnPositions[$0].scalars
    }
  }

  /// Turns the vectors of the heads that have rotary positions:
  /// `[batch, heads, tokens, headSize]` → the same shape.
  private func turned(_ x: Tensor<Float>) -> Tensor<Float> {
    guard case .rotary(let heads) = method, heads > 0 else { return x }
    if heads == Self.headCount { return rotary(x) }
    return concatenated(
      [rotary(x[0..., 0..<heads]), x[0..., heads...]], along: 1)
  }
}

/// Attention and a feed-forward network, each on normalised inputs and added
/// to them.
final class PositionBlock: Module {
  let combined, output, wider, narrower: Linear

  init(width: Int, generator: RandomGenerator) {
    func linear(_ inputs: Int, _ outputs: Int) -> Linear {
      Linear(inputSize: inputs, outputSize: outputs, generator: generator)
    }
    combined = linear(width, 3 * width)
    output = linear(width, width)
    wider = linear(width, 2 * width)
    narrower = linear(2 * width, width)
  }

  func callAsFunction(
    _ x: Tensor<Float>, bias: Tensor<Float>?,
    turn: (Tensor<Float>) -> Tensor<Float>
  ) -> Tensor<Float> {
    let width = x.shape[2]
    let parts = combined(x.rootMeanSquareNormalized(shape: [width]))
      .reshaped(to: [
        x.shape[0], x.shape[1], 3, PositionModel.headCount, -1,
      ])
      .permuted([2, 0, 3, 1, 4])  // [3, batch, heads, tokens, headSize]
    let context = turn(parts[0]).attention(
      keys: turn(parts[1]), values: parts[2], isCausal: true, mask: bias)
    let y = x + output(context.transposed(1, 2).flattened(from: 2))
    let hidden = wider(y.rootMeanSquareNormalized(shape: [width])).gelu()
    return y + narrower(hidden)
  }
}
