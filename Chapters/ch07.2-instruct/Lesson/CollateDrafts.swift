import Sampling
import Tensors

/// The first draft: pads the texts of a batch to the longest.
///
/// As in the book, one `padding` token is appended to every text as its
/// end, and the inputs drop the last column. Traps if there is no text.
/// Book, section 7.3: `custom_collate_draft_1`.
public func collateDraft1(_ batch: [[Int]], padding: Int) -> Tensor<Int> {
  precondition(!batch.isEmpty, "collate: a batch without texts")
  let longest = batch.map { $0.count + 1 }.max() ?? 0
  let inputs = batch.map { ids in
    let missing = longest - ids.count
    let padded = ids + Array(repeating: padding, count: missing)
    return Tensor(padded.dropLast())
  }
  return stacked(inputs)  // [batch, tokens]
}

/// The second draft: also makes the targets, shifted by one token.
///
/// Book, section 7.3: `custom_collate_draft_2`.
public func collateDraft2(_ batch: [[Int]], padding: Int) -> TokenBatch {
  precondition(!batch.isEmpty, "collate: a batch without texts")
  let longest = batch.map { $0.count + 1 }.max() ?? 0
  var inputs: [Tensor<Int>] = []
  var targets: [Tensor<Int>] = []
  for ids in batch {
    let missing = longest - ids.count
    let padded = ids + Array(repeating: padding, count: missing)
    inputs.append(Tensor(padded.dropLast()))
    targets.append(Tensor(Array(padded.dropFirst())))
  }
  return (stacked(inputs), stacked(targets))  // [batch, tokens]
}
