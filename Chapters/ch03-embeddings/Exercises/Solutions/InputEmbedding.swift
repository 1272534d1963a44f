import NeuralNetworks
import Tensors

/// Write the input of a GPT as a module.
///
/// Book, section 2.8: the vector of each token plus the vector of its
/// position; the same positions for every text of the batch.
/// `[batch, tokens]` → `[batch, tokens, width]`.
///
/// The two tables come as arguments. Keep them under the names `token` and
/// `position`: the weights are then called `token.weight` and
/// `position.weight`. Calling an `Embedding` with ids looks them up.
///
/// Example: with tables `[[1], [2]]` and `[[10], [20]]`, the ids `[[1, 1]]`
/// give `[[[12], [22]]]`.
public final class InputEmbedding: Module, TokenLayer {
  let token: Embedding
  let position: Embedding

  public init(token: Embedding, position: Embedding) throws {
    self.token = token
    self.position = position
  }

  public func callAsFunction(_ ids: Tensor<Int>) -> Tensor<Float> {
    let tokens = token(ids)  // [batch, tokens, width]
    let positions = position(.arange(ids.shape[1]))  // [tokens, width]
    return tokens + positions
  }
}
