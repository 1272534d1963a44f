import Tensors

/// Take the prompts out of the targets: exercise 7.2.
///
/// Book, section 7.3, exercise 7.2. `promptLengths` says how many tokens of
/// each text are its prompt. The model need not learn to write these, so
/// their targets become −100. Mind that targets are one place ahead of the
/// inputs: the first token of the response is a target that stays.
/// `[batch, tokens]` → `[batch, tokens]`. A prompt may be longer than its
/// row, which then has no targets.
///
/// Example: `[[2, 3, 4, 9]]`, the targets of the text `[1, 2, 3, 4]`, with
/// a prompt of 3 tokens give `[[-100, -100, 4, 9]]`.
public func maskedPrompts(
  _ targets: Tensor<Int>, promptLengths: [Int]
) throws -> Tensor<Int> {
  let rows = zip(targets.unbound(), promptLengths).map { row, length in
    row.scalars.enumerated().map { place, id in
      place < length - 1 ? -100 : id
    }
  }
  return Tensor(rows)
}
