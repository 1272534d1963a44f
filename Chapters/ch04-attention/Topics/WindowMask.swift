import Tensors

/// Makes what to add to scores so that no query sees more than `window`
/// tokens, its own included: 0 or −∞, `[queries, keys]`.
///
/// The last query is at the position of the last key. What comes after a
/// query is left to the causal mask.
public func windowMask(
  queries: Int, keys: Int, window: Int
) -> Tensor<Float> {
  let tooOld = Tensor<Bool>.ones([queries, keys])
    .tril(diagonal: keys - queries - window)
  return Tensor<Float>.zeros([queries, keys])
    .maskedFill(tooOld, with: -.infinity)
}
