import Sampling
import Tensors

/// The target that the loss leaves out, PyTorch's choice too.
public let ignoredTarget = -100

/// Makes a batch of instructions: inputs and targets `[batch, tokens]`.
///
/// The last of the book's three versions: every text ends with one `padding` token that the model learns to
/// write, and the targets beyond it are ``ignoredTarget``. Book, section 7.3: `custom_collate_fn`.
///
/// - Parameters:
///   - allowedLength: cuts inputs and targets to so many tokens
///   - masksPrompt: leaves out the targets of the task too, so that the loss sees the response alone (book,
///     exercise 7.2). A batch without any response left after the cut then has the loss NaN.
public func collate(
  _ batch: [TokenizedInstruction], padding: Int, allowedLength: Int? = nil, masksPrompt: Bool = false
) -> TokenBatch {
  let (inputs, targets) = collateInputsAndTargets(batch.map(\.ids), padding: padding)
  let tokens = inputs.shape[1]
  let masked = batch.enumerated().map { row, example in
    let last = example.ids.count  // The target after the last token is the first padding.
    let first = masksPrompt ? max(example.promptLength - 1, 0) : 0
    let ids = targets[row].scalars
    return Tensor((0..<tokens).map { $0 < first || $0 >= last ? ignoredTarget : ids[$0] })
  }
  let kept = min(tokens, allowedLength ?? tokens)
  return (inputs: inputs[0..., ..<kept], targets: stacked(masked)[0..., ..<kept])
}
