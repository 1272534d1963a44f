import Architecture
import Tensors

/// The token whose logits classify a text.
public enum ReadPosition: Equatable, Sendable {
  /// The last token, padding or not: the only one that attends to the whole
  /// row. The book's choice.
  case last
  /// The first token, which attends only to itself: exercise 6.3.
  case first
  /// The last token before the padding, or the first if the row is all
  /// padding.
  case lastOfText(padding: Int)
}

/// Scores the classes of each text: ids `[batch, tokens]` → logits `[batch,
/// classes]`.
///
/// Call `becomeClassifier` first. Book, section 6.6: `model(input_batch)[:,
/// -1, :]`.
public func classLogits(
  of model: GPTModel, for ids: Tensor<Int>,
  at position: ReadPosition = .last
) -> Tensor<Float> {
  let logits = model(ids)  // [batch, tokens, classes]
  switch position {
  case .last: return logits[0..., -1]
  case .first: return logits[0..., 0]
  case .lastOfText(let padding):
    let ends = textEnds(in: ids, padding: padding)  // [batch]
    let rows = ends.scalars.enumerated().map { row, end in
      logits[row, end]
    }
    return stacked(rows)  // [batch, classes]
  }
}

/// The index of each row's last id that is not padding, or 0: `[batch,
/// tokens]` → `[batch]`.
private func textEnds(in ids: Tensor<Int>, padding: Int) -> Tensor<Int> {
  let (batch, tokens) = (ids.shape[0], ids.shape[1])
  let scalars = ids.scalars
  return Tensor(
    (0..<batch).map { row in
      scalars[row * tokens..<(row + 1) * tokens].lastIndex { $0 != padding }
        .map { $0 - row * tokens } ?? 0
    })
}
