import Sampling
import Tensors

/// The target that the loss ignores; PyTorch's default.
public let ignoredTarget = -100

/// Makes a batch of instructions: inputs and targets `[batch, tokens]`.
///
/// The book's third and final version: every text ends with one `padding`
/// token, which the model learns to predict; the targets after it are
/// ``ignoredTarget``. Book, section 7.3: `custom_collate_fn`.
///
/// - Parameters:
///   - allowedLength: the number of tokens that inputs and targets are cut
///     to
///   - masksPrompt: ignores the prompt's targets too, so the loss covers
///     only the response (book, exercise 7.2). Texts of which cutting
///     leaves no response have no targets; a batch of only such texts has
///     no loss.
public func collate(
  _ batch: [TokenizedInstruction], padding: Int, allowedLength: Int? = nil,
  masksPrompt: Bool = false
) -> TokenBatch {
  let (inputs, targets) = collateInputsAndTargets(
    batch.map(\.ids), padding: padding)
  let tokens = inputs.shape[1]
  let masked = batch.enumerated().map { row, example in
    // The target after the last token is the first padding.
    let last = example.ids.count
    let first = masksPrompt ? max(example.promptLength - 1, 0) : 0
    let ids = targets[row].scalars
    return Tensor(
      (0..<tokens).map {
        $0 < first || $0 >= last ? ignoredTarget : ids[$0]
      })
  }
  let kept = min(tokens, allowedLength ?? tokens)
  return (
    inputs: inputs[0..., ..<kept], targets: stacked(masked)[0..., ..<kept]
  )
}
