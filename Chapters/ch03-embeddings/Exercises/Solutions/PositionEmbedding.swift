import Tensors

/// Return the vectors of the positions of a text.
///
/// Book, section 2.8: a second table has a row for each position in the
/// context, `[contextLength, width]`. The first token has row 0, the next one
/// row 1: → `[tokens, width]`. Where a text is read in pieces, `start` is the
/// position of the first token of the piece. Gradients must reach the table.
///
/// Example: `positionEmbedding(tokens: 2, from: 0, in: [[1], [2], [3]])` is
/// `[[1], [2]]`.
public func positionEmbedding(
  tokens: Int, from start: Int, in table: Tensor<Float>
) throws -> Tensor<Float> {
  table[start..<start + tokens]
}
