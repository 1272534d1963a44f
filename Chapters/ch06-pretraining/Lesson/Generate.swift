import Architecture
import Tensors

/// Continues `ids` by `count` tokens:
/// `[batch, tokens]` → `[batch, tokens + count]`.
///
/// The model sees as many of the last tokens as fit into its context. Book,
/// section 5.3.3: `generate`.
///
/// Traps unless the model is in evaluation and every text has a token to
/// start from.
///
/// - Parameter sampler: how the next token is chosen
/// - Parameter endToken: the token that ends the text early and is left
///   out; only for a batch of one
public func generate(
  with model: GPTModel, from ids: Tensor<Int>, count: Int,
  sampler: TokenSampler = .greedy, endToken: Int? = nil,
  generator: RandomGenerator = .default,
  file: StaticString = #fileID, line: UInt = #line
) -> Tensor<Int> {
  precondition(
    endToken == nil || ids.shape[0] == 1,
    "generate: an end token, and a batch of \(ids.shape[0]) texts",
    file: file, line: line)
  checkPrompt(ids, of: "generate", file: file, line: line)
  return noGrad {
    var ids = ids
    var cache = KeyValueCache()
    for _ in 0..<count {
      let logits = model.nextTokenLogits(
        after: ids, cache: &cache, file: file, line: line)
      let next = sampler(logits, generator: generator)  // [batch, 1]
      if let endToken, next.item == endToken { break }
      ids = concatenated([ids, next], along: 1)
    }
    return ids
  }
}

/// Traps, naming the operation, unless every text of `ids` `[batch,
/// tokens]` has a token to start from.
func checkPrompt(
  _ ids: Tensor<Int>, of operation: String, file: StaticString, line: UInt
) {
  precondition(
    ids.rank == 2 && ids.shape[1] > 0,
    "\(operation): an empty prompt, ids of shape \(ids.shape); start a new text with the end token",
    file: file, line: line)
}
