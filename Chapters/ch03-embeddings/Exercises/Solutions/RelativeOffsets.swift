import Tensors

/// Say for each pair of tokens how far apart they are.
///
/// Book, section 2.8, names relative positions besides the absolute ones of
/// GPT. Row i, column j has the offset j − i, from −maximum to maximum: what
/// is farther away counts as the maximum. → `[tokens, tokens]`.
///
/// Example: `relativeOffsets(tokens: 3, maximum: 1)` is
/// `[[0, 1, 1], [-1, 0, 1], [-1, -1, 0]]`.
public func relativeOffsets(
  tokens: Int, maximum: Int
) throws -> Tensor<Int> {
  let rows = (0..<tokens).map { i in
    (0..<tokens).map { j in min(max(j - i, -maximum), maximum) }
  }
  return Tensor(rows)
}
