import Architecture
import NeuralNetworks
import Tensors

/// Makes the list of blocks of a model in which one block takes the place of
/// all: the same parameters, applied `count` times.
///
/// ALBERT: Lan and others, 2019.
public func oneBlockRepeated(
  _ block: ComposedBlock, count: Int
) -> [ComposedBlock] {
  Array(repeating: block, count: count)
}

extension GPTModel {
  /// Scores the next token with the token embedding as the output head, as
  /// GPT-2 does: ids `[batch, tokens]` → `[batch, tokens, vocabulary]`.
  ///
  /// A token scores high if the last vector points the way its own embedding
  /// does. The model's `outputHead` is not used. Press and Wolf, 2016.
  public func tiedLogits(_ ids: Tensor<Int>) -> Tensor<Float> {
    var x = embeddingDropout(embedding(ids))  // [batch, tokens, width]
    for block in blocks { x = block(x) }
    return finalNorm(x).linear(weight: embedding.token.weight)
  }
}
