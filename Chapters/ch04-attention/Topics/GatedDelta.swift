import Tensors

/// Memory of a fixed size in place of keys and values: the gated delta
/// rule, token by token.
///
/// The state is a matrix that answers a key with a value. A token first
/// fades it (`decay` 0…1), then asks it for its key, and corrects the answer
/// towards its value by a share (`strength` 0…1): state ← decay · state +
/// k ⊗ strength · (v − stateᵀ k). Then its query reads the state.
/// Transformers: `torch_recurrent_gated_delta_rule`. Yang and others, 2024.
///
/// - Parameters:
///   - queries: and keys, `[batch, heads, tokens, size]`, keys of length 1
///   - values: `[batch, heads, tokens, width]`
///   - decay: and strength, `[batch, heads, tokens]`
///   - state: what earlier tokens left, or nil; afterwards
///     `[batch, heads, size, width]`, whatever the number of tokens
public func gatedDeltaByTokens(
  queries: Tensor<Float>, keys: Tensor<Float>, values: Tensor<Float>,
  decay: Tensor<Float>, strength: Tensor<Float>,
  state: inout Tensor<Float>?
) -> Tensor<Float> {
  let (q, k) = (queries.unsqueezed(at: 3), keys.unsqueezed(at: 3))
  let v = values.unsqueezed(at: 3)  // [batch, heads, tokens, 1, width]
  let shape = Array(keys.shape[..<2]) + [keys.shape[3], values.shape[3]]
  var memory = state ?? .zeros(shape)
  var results: [Tensor<Float>] = []
  for token in 0..<keys.shape[2] {
    let fade = decay[0..., 0..., token].reshaped(to: [
      shape[0], shape[1], 1, 1,
    ])
    let share = strength[0..., 0..., token]
      .reshaped(to: [shape[0], shape[1], 1, 1])
    let key = k[0..., 0..., token]  // [batch, heads, 1, size]
    memory = memory * fade
    let error = v[0..., 0..., token] - key.matmul(memory)
    memory = memory + key.transposed().matmul(error * share)
    results.append(q[0..., 0..., token].matmul(memory))
  }
  state = memory
  return concatenated(results, along: 2)  // [batch, heads, tokens, width]
}

/// The same for a whole text in a few matrix products, without a state.
///
/// The correction u of a token depends on those before it:
/// u = strength · (v − Σ (fade · k · k′) u′), a triangular system. With N
/// the negated triangle, its inverse is (1 + N)(1 + N²)(1 + N⁴)…, which
/// ends because N to the number of tokens is 0.
public func gatedDeltaAtOnce(
  queries: Tensor<Float>, keys: Tensor<Float>, values: Tensor<Float>,
  decay: Tensor<Float>, strength: Tensor<Float>
) -> Tensor<Float> {
  let tokens = keys.shape[2]
  // How much of a token's correction (column) is left later (row).
  let logs = decay.log().cumulativeSum(along: 2)
  let fade = (logs.unsqueezed(at: 3) - logs.unsqueezed(at: 2))
    .maskedFill(
      Tensor<Bool>.ones([tokens, tokens]).triu(diagonal: 1),
      with: -.infinity
    ).exp()
  let share = strength.unsqueezed(at: 3)
  let overlap = keys.matmul(keys.transposed())  // [.., tokens, tokens]
  var power = -(fade * overlap * share).tril(diagonal: -1)  // N
  var corrections = values * share
  var reached = 1
  while reached < tokens {
    corrections = corrections + power.matmul(corrections)
    power = power.matmul(power)
    reached *= 2
  }
  return (fade * queries.matmul(keys.transposed())).matmul(corrections)
}
