import NeuralNetworks
import Tensors

/// The input of a GPT: the embedding of each token plus the embedding of
/// its position.
///
/// The same token gets a different vector at another position, which is how
/// the model knows the order of the tokens. The positions count from the
/// start of the text (absolute position embeddings). Book, section 2.8.
public final class InputEmbedding: Module {
  /// One row for each token of the vocabulary.
  public let token: Embedding
  /// One row for each position in the context.
  public let position: Embedding

  /// Takes the two tables `[vocabulary, width]` and `[contextLength,
  /// width]`; traps if the widths differ.
  public init(
    token: Embedding, position: Embedding, file: StaticString = #fileID,
    line: UInt = #line
  ) {
    precondition(
      token.weight.shape[1] == position.weight.shape[1],
      """
      InputEmbedding: a token table \(token.weight.shape) and a position \
      table \(position.weight.shape) differ in width
      """, file: file, line: line)
    self.token = token
    self.position = position
    super.init()
  }

  /// Makes both tables, with rows of `width` random numbers; the token
  /// table is drawn first.
  public convenience init(
    vocabularySize: Int, contextLength: Int, width: Int
  ) {
    self.init(
      token: Embedding(count: vocabularySize, width: width),
      position: Embedding(count: contextLength, width: width))
  }

  /// Embeds ids: `[batch, tokens]` → `[batch, tokens, width]`.
  ///
  /// Traps unless `ids` has two axes and the last token's position is
  /// within the context.
  ///
  /// - Parameter start: the position of the first token; above 0 where a
  ///   text is read in pieces
  public func callAsFunction(
    _ ids: Tensor<Int>, from start: Int = 0, file: StaticString = #fileID,
    line: UInt = #line
  ) -> Tensor<Float> {
    precondition(
      ids.rank == 2,
      "InputEmbedding: ids of shape \(ids.shape), not [batch, tokens]",
      file: file, line: line)
    let end = start + ids.shape[1]
    precondition(
      end <= position.weight.shape[0],
      """
      InputEmbedding: \(end) tokens do not fit into a context of \
      \(position.weight.shape[0])
      """, file: file, line: line)
    let tokens = token(ids)  // [batch, tokens, width]
    let positions = position(.arange(start, end))  // [tokens, width]
    return tokens + positions  // the same positions for the whole batch
  }
}
