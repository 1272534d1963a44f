import Sampling
import Tensors

/// The target that the loss ignores; PyTorch's default.
public let ignoredTarget = -100

/// The final version: padding after the first end token is ignored.
///
/// Every text ends with one `padding` token, which the model learns to
/// predict. Book, section 7.3: `custom_collate_fn`.
///
/// - Parameters:
///   - allowedLength: the number of tokens that inputs and targets are cut
///     to
///   - masksPrompt: ignores the prompt's targets too, so the loss covers
///     only the response (book, exercise 7.2). Texts of which cutting
///     leaves no response have no targets; a batch of only such texts has
///     no loss.
public func collate(
  _ batch: [TokenizedInstruction], padding: Int,
  allowedLength: Int? = nil, masksPrompt: Bool = false
) -> TokenBatch {
  precondition(!batch.isEmpty, "collate: a batch without texts")
  let longest = batch.map { $0.ids.count + 1 }.max() ?? 0
  let kept = min(longest - 1, allowedLength ?? .max)
  var inputs: [Tensor<Int>] = []
  var targets: [Tensor<Int>] = []
  for example in batch {
    let end = example.ids.count
    let missing = longest - end
    let padded = example.ids + Array(repeating: padding, count: missing)
    let first = masksPrompt ? example.promptLength - 1 : 0
    let shifted = padded.dropFirst().enumerated().map { place, id in
      place < first || place >= end ? ignoredTarget : id
    }
    inputs.append(Tensor(Array(padded.prefix(kept))))
    targets.append(Tensor(Array(shifted.prefix(kept))))
  }
  return (stacked(inputs), stacked(targets))  // [batch, tokens]
}
