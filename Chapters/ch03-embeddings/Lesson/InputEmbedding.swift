import NeuralNetworks
import Tensors

/// The input of a GPT: for each token, the embedding of its id plus the embedding of its position.
///
/// The same id has a different vector at each position, which is how the model knows the order of the tokens
/// (absolute position embeddings, book section 2.8).
public final class InputEmbedding: Module {
  /// One row per id of the vocabulary.
  public let token: Embedding
  /// One row per position in the context.
  public let position: Embedding

  /// Takes the two tables `[vocabulary, width]` and `[contextLength, width]`; traps if the widths differ.
  public init(
    token: Embedding, position: Embedding, file: StaticString = #fileID, line: UInt = #line
  ) {
    let shapes = (token.weight.shape, position.weight.shape)
    precondition(
      shapes.0[1] == shapes.1[1],
      "InputEmbedding: a token table \(shapes.0) and a position table \(shapes.1) differ in width",
      file: file, line: line)
    self.token = token
    self.position = position
    super.init()
  }

  /// Embeds ids: `[batch, tokens]` → `[batch, tokens, width]`.
  ///
  /// Traps if there are more tokens than positions, or if `ids` does not have two axes.
  public func callAsFunction(
    _ ids: Tensor<Int>, file: StaticString = #fileID, line: UInt = #line
  ) -> Tensor<Float> {
    let contextLength = position.weight.shape[0]
    precondition(
      ids.rank == 2 && ids.shape[1] <= contextLength,
      "InputEmbedding: ids \(ids.shape) are not [batch, tokens] with at most \(contextLength) tokens",
      file: file, line: line)
    let places = position(.arange(ids.shape[1]))  // [tokens, width]
    return token(ids) + places  // [batch, tokens, width]
  }
}
