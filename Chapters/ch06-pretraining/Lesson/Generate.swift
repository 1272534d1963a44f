import Architecture
import Tensors

/// Continues `ids` by `count` tokens: `[batch, tokens]` → `[batch, tokens + count]`.
///
/// The model sees as many of the last tokens as fit into its context. Put it into evaluation first, else
/// dropout takes part. Book, section 5.3.3: `generate`.
///
/// - Parameters:
///   - sampler: how the next token is chosen
///   - endToken: the token before which a text ends early; only for a batch of one
public func generate(
  with model: GPTModel, from ids: Tensor<Int>, count: Int, sampler: TokenSampler = .greedy,
  endToken: Int? = nil, generator: RandomGenerator = .default, file: StaticString = #fileID,
  line: UInt = #line
) -> Tensor<Int> {
  precondition(
    endToken == nil || ids.shape[0] == 1, "generate: an end token, and a batch of \(ids.shape[0]) texts",
    file: file, line: line)
  return noGrad {
    var ids = ids
    for _ in 0..<count {
      let next = sampler(nextTokenLogits(of: model, after: ids), generator: generator)  // [batch, 1]
      if let endToken, next.item == endToken { break }
      ids = concatenated([ids, next], along: 1)
    }
    return ids
  }
}

/// Scores the token after `ids`: `[batch, tokens]` → `[batch, vocabulary]`.
///
/// The model sees as many of the last tokens as fit into its context.
public func nextTokenLogits(of model: GPTModel, after ids: Tensor<Int>) -> Tensor<Float> {
  let visible = ids[0..., (-min(ids.shape[1], model.configuration.contextLength))...]
  return model(visible)[0..., -1]  // [batch, vocabulary]
}
