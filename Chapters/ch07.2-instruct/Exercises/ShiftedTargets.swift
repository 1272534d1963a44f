import Exercises
import Tensors

/// Make the targets of a padded batch: the second draft.
///
/// Book, section 7.3. Every text gets one `padding` token as its end, then
/// as many more as it takes to be as long as the longest. The target at
/// each place is the next token, so the targets are all but the first
/// column: `[batch, tokens]`. There is at least one text.
///
/// Example: `[[0, 1, 2], [5]]` with padding 9 gives
/// `[[1, 2, 9], [9, 9, 9]]`.
public func shiftedTargets(
  of texts: [[Int]], padding: Int
) throws -> Tensor<Int> {
  throw NotStarted()
}
