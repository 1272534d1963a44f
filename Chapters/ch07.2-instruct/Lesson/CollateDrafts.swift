import Sampling
import Tensors

/// Pads texts to the longest: lists of ids → inputs `[batch, tokens]`.
///
/// The first of the book's three versions. As there, one `padding` token is
/// appended to every text as its end, and the inputs drop the last column.
/// Traps if there is no text. Book, section 7.3: `custom_collate_draft_1`.
public func collateInputs(_ batch: [[Int]], padding: Int) -> Tensor<Int> {
  let padded = paddedToLongest(batch, padding: padding)
  return padded[0..., ..<(-1)]
}

/// Pads texts and makes the targets, shifted by one token: both `[batch,
/// tokens]`.
///
/// The second version. Book, section 7.3: `custom_collate_draft_2`.
public func collateInputsAndTargets(_ batch: [[Int]], padding: Int)
  -> TokenBatch
{
  let padded = paddedToLongest(batch, padding: padding)
  return (inputs: padded[0..., ..<(-1)], targets: padded[0..., 1...])
}

/// Appends one `padding` token to every text and pads to the same length:
/// `[batch, longest + 1]`.
func paddedToLongest(_ batch: [[Int]], padding: Int) -> Tensor<Int> {
  precondition(!batch.isEmpty, "collate: a batch without texts")
  let length = (batch.map(\.count).max() ?? 0) + 1
  return stacked(
    batch.map {
      Tensor($0 + Array(repeating: padding, count: length - $0.count))
    })
}
