import Tensors

/// Bring the texts of a batch to one length: the collate function's first
/// draft.
///
/// Book, section 7.3. Every text gets one `padding` token as its end, then
/// as many more as it takes to be as long as the longest. The inputs are
/// all of this but the last column: `[batch, tokens]`. There is at least
/// one text.
///
/// Example: `[[0, 1, 2], [5]]` with padding 9 gives
/// `[[0, 1, 2], [5, 9, 9]]`.
public func paddedBatch(
  _ texts: [[Int]], padding: Int
) throws -> Tensor<Int> {
  let longest = (texts.map(\.count).max() ?? 0) + 1
  let rows = texts.map { text in
    text + Array(repeating: padding, count: longest - text.count)
  }
  return Tensor(rows.map { Array($0.dropLast()) })
}
