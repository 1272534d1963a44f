import NeuralNetworks
import Tensors

/// Returns the offset j − i between all pairs of `tokens` positions i and
/// j: `[tokens, tokens]`.
///
/// Offsets are clipped to −`maximum`...`maximum`. Traps if `tokens` or
/// `maximum` is below 1.
public func relativeOffsets(
  tokens: Int, maximum: Int = .max, file: StaticString = #fileID,
  line: UInt = #line
) -> Tensor<Int> {
  precondition(
    tokens >= 1 && maximum >= 1,
    "offsets between \(tokens) tokens, at most \(maximum)", file: file,
    line: line)
  let rows = (0..<tokens).map { i in
    (0..<tokens).map { j in min(max(j - i, -maximum), maximum) }
  }
  return Tensor(rows)
}

/// One learned number per offset between two tokens, to be added to their
/// attention score.
///
/// It depends only on the distance between two tokens, so it is the same
/// wherever in the text they occur (a relative position embedding). Offsets
/// are clipped to a maximum, as in Shaw et al. (2018); T5 learns one number
/// per offset for each attention head.
public final class RelativePositionBias: Module {
  /// One row with a single number per offset from −maximum to maximum.
  public let table: Embedding
  /// The largest offset with a number of its own; larger ones share it.
  public let maximum: Int

  /// Makes a table for the offsets from −`maximum` to `maximum`; traps if
  /// `maximum` is below 1.
  public init(
    maximum: Int, generator: RandomGenerator = .default,
    file: StaticString = #fileID, line: UInt = #line
  ) {
    precondition(
      maximum >= 1, "RelativePositionBias: maximum \(maximum) < 1",
      file: file, line: line)
    self.maximum = maximum
    table = Embedding(
      count: 2 * maximum + 1, width: 1, generator: generator)
    super.init()
  }

  /// Returns the bias between all pairs of `tokens` tokens: `[tokens,
  /// tokens]`.
  public func callAsFunction(tokens: Int) -> Tensor<Float> {
    // offset −maximum is row 0
    let rows = relativeOffsets(tokens: tokens, maximum: maximum) + maximum
    return table(rows).squeezed(at: -1)  // [tokens, tokens]
  }
}
