import Exercises
import Tensors

/// Make the inputs and targets of a batch: the final version.
///
/// Book, section 7.3: `custom_collate_fn`. As in the drafts, every text
/// gets one `padding` token as its end and more up to the longest; inputs
/// are all but the last column, targets all but the first. Among the
/// targets, the end of each text stays, so that the model learns to stop;
/// those behind it become −100, which the loss ignores. At last both are
/// cut to `allowedLength` columns, if there is one. There is at least one
/// text.
///
/// Example: `[[0, 1, 2], [5]]` with padding 9 has the inputs
/// `[[0, 1, 2], [5, 9, 9]]` and the targets `[[1, 2, 9], [9, -100, -100]]`.
public func collate(
  _ texts: [[Int]], padding: Int, allowedLength: Int?
) throws -> (inputs: Tensor<Int>, targets: Tensor<Int>) {
  throw NotStarted()
}
