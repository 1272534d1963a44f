import Tensors

/// Rotary positions: turns queries and keys by angles that grow with their
/// position.
///
/// The numbers of a head are taken two by two, as points in a plane. At
/// position p, pair i turns by p · fᵢ, with fᵢ = 1 / base^(2i / headSize): the
/// first pair turns by a radian per token, the last hardly at all. A dot
/// product of two turned vectors depends on how far apart they stand, and not
/// on where. Nothing is learned. Su et al., 2021; transformers:
/// `LlamaRotaryEmbedding` and `apply_rotary_pos_emb`.
public struct RotaryEmbedding: Sendable {
  /// Which two numbers of a head make a pair.
  public enum Pairing: Sendable {
    /// Number i and number i + headSize / 2: Llama in transformers, the book.
    case halves
    /// Numbers 2i and 2i + 1: the paper, and Llama's original weights.
    case interleaved
  }

  /// The size of a head, an even number.
  public let headSize: Int
  public let pairing: Pairing
  /// The angle in radians by which each pair turns from one token to the
  /// next: headSize / 2 numbers.
  public let frequencies: [Float]
  /// What the turned vectors are multiplied by: 1, except with YaRN.
  public let amplitude: Float

  /// Computes the frequencies for heads of `headSize` numbers.
  ///
  /// Traps if `headSize` is odd or below 2, or `base` is not above 1.
  ///
  /// - Parameter scaling: how they change for texts that are longer than
  ///   those of training
  public init(
    headSize: Int, base: Float = 10_000, pairing: Pairing = .halves,
    scaling: RotaryScaling = .none, file: StaticString = #fileID,
    line: UInt = #line
  ) {
    precondition(
      headSize >= 2 && headSize % 2 == 0 && base > 1,
      """
      RotaryEmbedding: pairs need an even head size, not \(headSize), and a \
      base above 1, not \(base)
      """, file: file, line: line)
    self.headSize = headSize
    self.pairing = pairing
    (frequencies, amplitude) = scaling.frequencies(
      headSize: headSize, base: base)
  }

  /// Turns vectors that stand at successive positions: `[…, tokens,
  /// headSize]` → the same shape.
  ///
  /// - Parameter start: the position of the first vector; with a cache, the
  ///   number of tokens that it holds
  public func callAsFunction(
    _ x: Tensor<Float>, from start: Int = 0, file: StaticString = #fileID,
    line: UInt = #line
  ) -> Tensor<Float> {
    let tokens = x.rank < 2 ? 0 : x.shape[x.rank - 2]
    return self(
      x, at: .arange(start, start + tokens), file: file, line: line)
  }

  /// Turns vectors that stand at the given `positions` `[tokens]`: `[…,
  /// tokens, headSize]` → the same shape.
  ///
  /// Traps unless `x` has these two axes last.
  public func callAsFunction(
    _ x: Tensor<Float>, at positions: Tensor<Int>,
    file: StaticString = #fileID, line: UInt = #line
  ) -> Tensor<Float> {
    precondition(
      x.rank >= 2 && x.shape.suffix(2) == positions.shape + [headSize],
      """
      RotaryEmbedding: \(x.shape) is not […, tokens, \(headSize)] for \
      positions \(positions.shape)
      """, file: file, line: line)
    let angles =
      positions.to(Float.self).unsqueezed(at: 1) * Tensor(frequencies)
    let cos = angles.cos() * amplitude  // [tokens, headSize / 2]
    let sin = angles.sin() * amplitude

    let axis = pairing == .halves ? -2 : -1
    let half = headSize / 2
    let pairs = pairing == .halves ? [2, half] : [half, 2]
    let points = x.reshaped(to: x.shape.dropLast() + pairs)
      .unbound(along: axis)
    let (a, b) = (points[0], points[1])  // […, tokens, headSize / 2]
    return stacked([a * cos - b * sin, b * cos + a * sin], along: axis)
      .reshaped(to: x.shape)
  }

  /// Where `halves` finds the numbers that `interleaved` has: `[headSize]`.
  ///
  /// Rows of query and key weights in this order make one kind of model from
  /// the other: 0, 2, 4, …, then 1, 3, 5, …
  public static func order(headSize: Int) -> Tensor<Int> {
    let even = Array(stride(from: 0, to: headSize, by: 2))
    return Tensor(even + even.map { $0 + 1 })
  }
}
