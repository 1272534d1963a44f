import Notebooks
import SelfAttentionTopics
import Tensors

/// Memory of a fixed size in place of keys and values.
func delta(_ notebook: Notebook) {
  notebook.cell(
    "Gated delta rule: a memory that does not grow",
    """
    Here a text is kept in one matrix for each head, however long it is. \
    Every token fades the matrix a little, asks it for its key, and \
    corrects the answer towards its value. Nothing is softmax, and the \
    same results come without any state, from a few matrix products over \
    the whole text.
    """)
  notebook.source(of: "gatedDeltaByTokens", "gatedDeltaAtOnce")
  let (q, k, v) = projections(tokens: 60)
  let decay = 0.8 + 0.2 * Tensor<Float>.rand([2, 4, 60])
  let strength = Tensor<Float>.rand([2, 4, 60])
  var state: Tensor<Float>?
  let byTokens = gatedDeltaByTokens(
    queries: q, keys: k, values: v, decay: decay, strength: strength,
    state: &state)
  let atOnce = gatedDeltaAtOnce(
    queries: q, keys: k, values: v, decay: decay, strength: strength)
  let distance = (byTokens - atOnce).abs().max().item
  notebook.show("largest difference", distance)
  notebook.claim(
    "token by token and all at once agree", distance < 1e-4)

  notebook.cell(
    "Gated delta rule: stop, keep the state, go on",
    """
    The state is the cache. Read 25 tokens, keep the matrices, read 35 \
    more: the results are those of one reading.
    """)
  var kept: Tensor<Float>?
  let pieces = [0..<25, 25..<60].map { part in
    gatedDeltaByTokens(
      queries: q[0..., 0..., part], keys: k[0..., 0..., part],
      values: v[0..., 0..., part], decay: decay[0..., 0..., part],
      strength: strength[0..., 0..., part], state: &kept)
  }
  let joined = concatenated(pieces, along: 2)
  notebook.show("state", kept?.shape ?? [])
  notebook.claim(
    "with and without a pause, to the last bit",
    joined.scalars == byTokens.scalars)

  notebook.cell(
    "Gated delta rule: what it remembers, and what it overwrites",
    """
    Keys at right angles do not disturb each other: with full strength and \
    no fading, a matrix for keys of 8 numbers holds 8 values exactly. The \
    same key again replaces its value, where a plain sum would add. More \
    keys than 8 must overlap.
    """)
  notebook.ask("How well does it answer for 16 keys in 8 numbers?")
  let counts = [2, 4, 8, 12, 16, 32]
  let errors = counts.map { count in
    let draws = (0..<20).map { _ in
      recallError(
        of: count <= 8
          ? .eye(count, columns: 8) : unitRows(.randn([count, 8])))
    }
    return draws.reduce(0, +) / 20
  }
  let twice = Tensor<Float>.ones([1, 1, 2, 1])  // one key, twice
  var single: Tensor<Float>?
  _ = gatedDeltaByTokens(
    queries: twice, keys: twice,
    values: Tensor([5.0, 7.0]).reshaped(to: [1, 1, 2, 1]),
    decay: .ones([1, 1, 2]), strength: .ones([1, 1, 2]), state: &single)
  notebook.show("5, then 7, under one key", single?.item ?? 0)
  notebook.plot(
    LinePlot(
      "error of recalled values, mean of 20 draws", xLabel: "keys stored",
      series: [
        LinePlot.Series("8 × 8", x: counts.map { Double($0) }, y: errors)
      ]))
  notebook.claim(
    "up to 8 keys at right angles: exact",
    errors[..<3].allSatisfy { $0 == 0 })
  notebook.answer(
    """
    Badly: an error of 1 is what zeros would have, and at 16 keys it is \
    reached. That is the price of a fixed size, and why models that use it \
    keep some layers of full attention.
    """)

  notebook.cell(
    "Gated delta rule: bytes for long texts (calculated)",
    """
    The book's plot: 48 layers, 16 heads of 128 numbers, 2 bytes each. \
    The state takes what keys and values take for 64 tokens, half the size \
    of a head. What this leaves out: training, and the short convolution \
    of the published models.
    """)
  let fixed = 48 * 16 * 128 * 128 * 2
  for tokens in [64, 1024, 131_072] {
    let growing = keyValueBytes(
      tokens: tokens, layers: 48, keyValueHeads: 16, headSize: 128,
      bytesPerNumber: 2)
    notebook.print(
      "\(tokens) tokens: \(growing.asByteCount), state \(fixed.asByteCount)"
    )
  }
  let grown = keyValueBytes(
    tokens: 64, layers: 48, keyValueHeads: 16, headSize: 128,
    bytesPerNumber: 2)
  notebook.claim(
    "equal at 64 tokens", fixed == grown)
}

/// Random queries, keys of length 1, and values `[2, 4, tokens, 8]`.
private func projections(
  tokens: Int
) -> (Tensor<Float>, Tensor<Float>, Tensor<Float>) {
  let shape = [2, 4, tokens, 8]
  let queries = Tensor<Float>.randn(shape)
  let keys = unitRows(Tensor<Float>.randn(shape))
  return (queries, keys, Tensor<Float>.randn(shape))
}

private func unitRows(_ x: Tensor<Float>) -> Tensor<Float> {
  x / x.norm(along: -1, keepingDimensions: true)
}

/// Stores a random value for each key `[keys, 8]`, then asks for all.
private func recallError(of keys: Tensor<Float>) -> Double {
  let count = keys.shape[0]
  let k = keys.reshaped(to: [1, 1, count, 8])
  let values = Tensor<Float>.randn([1, 1, count, 8])
  let ones = Tensor<Float>.ones([1, 1, count])
  var state: Tensor<Float>?
  _ = gatedDeltaByTokens(
    queries: k, keys: k, values: values, decay: ones, strength: ones,
    state: &state)
  let answers = k.matmul(state ?? .zeros([1, 1, 8, 8]))
  return Double(((answers - values).norm() / values.norm()).item)
}
