import NeuralNetworks
import Tensors

/// Returns how far each token of a row is from each other one: `[tokens, tokens]`, at (i, j) the offset j − i.
///
/// Offsets beyond `maximum`, in either direction, are cut to it. Traps if `tokens` or `maximum` is below 1.
public func relativeOffsets(
  tokens: Int, maximum: Int = .max, file: StaticString = #fileID, line: UInt = #line
) -> Tensor<Int> {
  precondition(
    tokens >= 1 && maximum >= 1, "offsets between \(tokens) tokens, at most \(maximum)", file: file,
    line: line)
  let rows = (0..<tokens).map { i in
    (0..<tokens).map { j in min(max(j - i, -maximum), maximum) }
  }
  return Tensor(rows)
}

/// One learned number for each offset between two tokens, to be added to their attention score.
///
/// It tells how far apart two tokens are and nothing about where they stand, so it is the same wherever in
/// the text the two occur (a relative position embedding). Offsets are cut at a maximum, as by Shaw et al.
/// (2018); one number for each offset is what T5 learns, for each attention head.
public final class RelativePositionBias: Module {
  /// One row of a single number for each offset from −maximum to maximum.
  public let table: Embedding
  /// The largest offset that is told from larger ones.
  public let maximum: Int

  /// Makes a table for the offsets from −`maximum` to `maximum`; traps if `maximum` is below 1.
  public init(
    maximum: Int, generator: RandomGenerator = .default, file: StaticString = #fileID, line: UInt = #line
  ) {
    precondition(maximum >= 1, "RelativePositionBias: a maximum of \(maximum)", file: file, line: line)
    self.maximum = maximum
    table = Embedding(count: 2 * maximum + 1, width: 1, generator: generator)
    super.init()
  }

  /// Returns the bias between all pairs of `tokens` tokens: `[tokens, tokens]`.
  public func callAsFunction(tokens: Int) -> Tensor<Float> {
    let rows = relativeOffsets(tokens: tokens, maximum: maximum) + maximum  // offset −maximum is row 0
    return table(rows).squeezed(at: -1)  // [tokens, tokens]
  }
}
