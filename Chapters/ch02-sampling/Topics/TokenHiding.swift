import Sampling
import Tensors

/// Puts `mask` in the place of `count` inputs of each window, drawn at
/// random; the targets stay.
///
/// The model must still say what comes next, with holes in what it reads:
/// dropout of whole tokens. This is not BERT's objective, which asks for
/// the hidden tokens themselves. Traps if a window has fewer tokens.
public func hidingTokens(
  _ count: Int, of batch: TokenBatch, behind mask: Int,
  generator: RandomGenerator = .default, file: StaticString = #fileID,
  line: UInt = #line
) -> TokenBatch {
  let (rows, tokens) = (batch.inputs.shape[0], batch.inputs.shape[1])
  precondition(
    (0...tokens).contains(count),
    "hidingTokens: \(count) of \(tokens) tokens", file: file, line: line)
  guard count > 0 else { return batch }
  var ids = batch.inputs.scalars
  for row in 0..<rows {
    for place in generator.permutation(count: tokens).prefix(count) {
      ids[row * tokens + place] = mask
    }
  }
  let inputs = Tensor<Int>(scalars: ids, shape: batch.inputs.shape)
  return (inputs: inputs, targets: batch.targets)
}
