import Notebooks
import SelfAttentionTopics
import Tensors

/// A window over the last tokens, and how far several layers of it see.
func window(_ notebook: Notebook) {
  notebook.cell(
    "Sliding window: each token sees the last few",
    """
    With a window of 4, a query sees its own token and three before it. \
    What is older gets a score of −∞. A window as long as the text hides \
    nothing, so it must give what attention without a window gives.
    """)
  notebook.source(of: "windowMask")
  let mask = windowMask(queries: 12, keys: 12, window: 4)
  let seen = mask.exp().tril()  // 1 where a query sees a key
  notebook.plot(
    HeatMap(
      "a window of 4: queries down, keys across",
      values: seen.unbound().map { $0.scalars.map { Double($0) } }))
  let x = Tensor<Float>.randn([1, 12, 32])  // [batch, tokens, width]
  let wide = windowed(12, seed: 1)
  let all = windowed(nil, seed: 1)
  let distance = (wide(x) - all(x)).abs().max().item
  notebook.show("largest difference", distance)
  notebook.claim(
    "a window of 12 on 12 tokens hides nothing", distance < 1e-6)

  notebook.cell(
    "Sliding window: how far it reaches through layers",
    """
    A token sees 3 tokens before it, these have seen 3 before them, and so \
    on: every layer adds a window less one. We measure it by gradients: \
    how much does each of 16 tokens move the last result?
    """)
  notebook.ask("With a window of 4, how many tokens do 3 layers reach?")
  notebook.source(of: "influenceOnLast", "windowReach")
  let text = Tensor<Float>.randn([1, 16, 32])
  var rows: [[Double]] = []
  var reached: [Int] = []
  for depth in 1...5 {
    let layers = (0..<depth).map { windowed(4, seed: $0) }
    let influence = influenceOnLast(of: text) { x in
      layers.reduce(x) { x, layer in x + layer(x) }
    }
    reached.append(influence.scalars.count { $0 > 0 })
    let powers = (influence / influence.max()).log() / 2.302585
    rows.append((1 + powers / 6).scalars.map { max(Double($0), 0) })
  }
  notebook.plot(
    HeatMap(
      "gradient of the last result; a millionth of the largest is blank",
      rows: (1...5).map { $0 == 1 ? "1 layer" : "\($0) layers" },
      columns: (1...16).map { "\($0)" }, values: rows))
  let formula = (1...5).map { windowReach(layers: $0, window: 4) }
  notebook.show("tokens that count", reached)
  notebook.show("1 + layers · (window − 1)", formula)
  notebook.claim(
    "exactly as many as the formula says", reached == formula)
  notebook.answer(
    """
    10: itself and 3 · 3 before it. (“Layers times window”, as one often \
    reads, would be 12.) Reaching is not using: the first tokens that are \
    reached move the result very little.
    """)
}

/// Attention with a window, the same for the same seed.
private func windowed(_ window: Int?, seed: Int) -> GroupedQueryAttention {
  manualSeed(seed)
  return GroupedQueryAttention(
    width: 32, headCount: 4, keyValueHeadCount: 2, window: window)
}

/// A cache that forgets what no query will see again.
func windowCache(_ notebook: Notebook) {
  notebook.cell(
    "Sliding window: a cache that stops growing",
    """
    What lies outside the window is never asked for again, so its keys and \
    values can go. The results stay what they are without a cache.
    """)
  notebook.source(of: "AttentionCache.forget")
  let x = Tensor<Float>.randn([1, 30, 32])
  let attention = windowed(8, seed: 3)
  var cache = AttentionCache()
  var bytes: [Int] = []
  var read: [Tensor<Float>] = []
  for token in x.split(size: 1, along: 1) {
    read.append(noGrad { attention(token, cache: &cache) })
    bytes.append(cache.byteCount)
  }
  let whole = noGrad { attention(x) }
  let distance = (concatenated(read, along: 1) - whole).abs().max().item
  notebook.plot(
    LinePlot(
      "bytes of keys and values", xLabel: "tokens read",
      series: [
        LinePlot.Series("window of 8", y: bytes.map { Double($0) })
      ]))
  notebook.show("largest difference from the whole text", distance)
  notebook.claim("cached and uncached agree", distance < 1e-5)
  let most = keyValueBytes(
    tokens: 8, layers: 1, keyValueHeads: 2, headSize: 8)
  notebook.claim(
    "never more than 8 tokens' bytes", bytes.max() == most)

  notebook.cell(
    "Sliding window: five layers in six, 32,768 tokens (calculated)",
    """
    The book's estimator mixes 27 layers that have a window of 1,024 with \
    5 that see everything, as Gemma 3 does, for the model of the topic \
    before. What this does not show: how much a model that sees less \
    knows less.
    """)
  func gigabytes(_ heads: Int) -> Double {
    let near = keyValueBytes(
      tokens: 1024, layers: 27, keyValueHeads: heads, headSize: 128,
      bytesPerNumber: 2)
    let far = keyValueBytes(
      tokens: 32_768, layers: 5, keyValueHeads: heads, headSize: 128,
      bytesPerNumber: 2)
    return Double(near + far) / 1e9
  }
  let (multiHead, grouped) = (gigabytes(32), gigabytes(8))
  notebook.compare(
    "multi-head with windows, GB", multiHead, book: 3.14, decimals: 2,
    tolerance: 0.005)
  notebook.compare(
    "grouped-query with windows, GB", grouped, book: 0.78,
    decimals: 2, tolerance: 0.005)
}
