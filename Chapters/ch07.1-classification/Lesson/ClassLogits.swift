import Architecture
import Tensors

/// The token at which a classifier is read.
public enum ReadPosition: Equatable, Sendable {
  /// The last one, padding or not: the only one that has seen the whole row. The book's choice.
  case last
  /// The first one, which has seen nothing but itself: exercise 6.3.
  case first
  /// The last one of the text, before the padding; the first one if there is no text.
  case lastOfText(padding: Int)
}

/// Scores the classes of each text: ids `[batch, tokens]` → logits `[batch, classes]`.
///
/// The model has to be a classifier. Book, section 6.6: `model(input_batch)[:, -1, :]`.
public func classLogits(
  of model: GPTModel, for ids: Tensor<Int>, at position: ReadPosition = .last
) -> Tensor<Float> {
  let logits = model(ids)  // [batch, tokens, classes]
  switch position {
  case .last: return logits[0..., -1]
  case .first: return logits[0..., 0]
  case .lastOfText(let padding):
    let ends = textEnds(in: ids, padding: padding)  // [batch]
    let places = ends.reshaped(to: [ends.count, 1, 1]).expanded(to: [ends.count, 1, logits.shape[2]])
    return logits.gathered(along: 1, at: places).squeezed(at: 1)  // [batch, classes]
  }
}

/// The place of the last id of each row that is not padding, 0 where all are: `[batch, tokens]` → `[batch]`.
private func textEnds(in ids: Tensor<Int>, padding: Int) -> Tensor<Int> {
  let (batch, tokens) = (ids.shape[0], ids.shape[1])
  let scalars = ids.scalars
  return Tensor(
    (0..<batch).map { row in
      scalars[row * tokens..<(row + 1) * tokens].lastIndex { $0 != padding }.map { $0 - row * tokens } ?? 0
    })
}
