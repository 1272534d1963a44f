import Notebooks
import SelfAttentionTopics
import Tensors

/// Masks that leave most pairs out.
func sparse(_ notebook: Notebook) {
  notebook.cell(
    "Sparse attention: Longformer's and BigBird's masks",
    """
    Most pairs of far tokens matter little. Longformer keeps a band along \
    the diagonal, and a few global tokens that see and are seen by all; \
    BigBird adds a few random keys for each query. Both are made for \
    reading a text in both directions, so there is no causal mask.
    """)
  notebook.source(of: "longformerMask", "bigBirdMask")
  let long = longformerMask(tokens: 24, reach: 2, global: [0, 12])
  let bird = bigBirdMask(
    tokens: 24, reach: 2, global: [0, 12], random: 2,
    generator: RandomGenerator(seed: 4))
  notebook.plot(
    maskMap("Longformer: reach 2, tokens 1 and 13 global", long))
  notebook.plot(maskMap("BigBird: and 2 random keys", bird))
  let bigger = zip(long.scalars, bird.scalars).allSatisfy { !$0 || $1 }
  notebook.claim("BigBird sees all that Longformer sees", bigger)

  notebook.cell(
    "Sparse attention: all tokens global is full attention",
    """
    If every token is global, nothing is hidden. And the number of pairs \
    grows with the tokens, not with their square.
    """)
  notebook.ask("For 4,096 tokens, which share of the pairs is left?")
  notebook.source(of: "maskedAttention")
  let shape = [1, 4, 24, 8]
  let q = Tensor<Float>.randn(shape)
  let k = Tensor<Float>.randn(shape)
  let v = Tensor<Float>.randn(shape)
  let full = q.attention(keys: k, values: v)
  let everywhere = longformerMask(
    tokens: 24, reach: 0, global: Array(0..<24))
  let distance =
    (maskedAttention(q, k, v, visible: everywhere) - full).abs().max().item
  notebook.show("largest difference", distance)
  notebook.claim("all global equals full", distance < 1e-6)
  let lengths = [64, 128, 256, 512]
  let pairs = lengths.map { tokens in
    longformerMask(tokens: tokens, reach: 8, global: [0]).scalars
      .count { $0 }
  }
  notebook.show("pairs seen, reach 8, one global token", pairs)
  notebook.show("for tokens", lengths)
  let steps = [pairs[1] - pairs[0], pairs[2] - pairs[1]]
  notebook.claim(
    "twice the tokens, twice the growth", steps[1] == 2 * steps[0])
  notebook.answer(
    """
    Each token adds 17 pairs in the band and 2 with the global token: \
    less than half a percent. What this does not show is time: a mask \
    computes every score and throws most away. Real gains need kernels \
    that never compute them.
    """)
}

/// DeepSeek's sparse attention: only the keys that an indexer selects.
func selected(_ notebook: Notebook) {
  notebook.cell(
    "Sparse attention: choose the keys (DeepSeek, in small)",
    """
    A mask by place is blind to content. DeepSeek-V3.2 lets a small \
    indexer score all keys, and attends to the best few of each query. \
    With as many as there are, nothing may change.
    """)
  notebook.source(of: "indexerScores", "selectedKeys")
  let q = Tensor<Float>.randn([1, 1, 48, 16]) * 3  // sharp weights
  let k = Tensor<Float>.randn([1, 1, 48, 16])
  let v = Tensor<Float>.randn([1, 1, 48, 16])
  // An ideal indexer: two heads whose difference is the true score.
  let heads = stacked([q[0, 0], -q[0, 0]], along: 1)
  let scores = indexerScores(
    queries: heads, keys: k[0, 0],
    weights: concatenated([.ones([48, 1]), -.ones([48, 1])], along: 1))
  let full = q.attention(keys: k, values: v, isCausal: true)
  let counts = [1, 2, 4, 8, 16, 48]
  let random = Tensor<Float>.rand([48, 48])
  let errors = [scores, random].map { scores in
    counts.map { count in
      let visible = selectedKeys(scores: scores, count: count)
      let part = maskedAttention(q, k, v, visible: visible)
      return Double(((part - full).norm() / full.norm()).item)
    }
  }
  notebook.plot(
    LinePlot(
      "error of the result, of its size", xLabel: "keys for each query",
      series: zip(["best scores", "random keys"], errors).map {
        LinePlot.Series($0, x: counts.map { Double($0) }, y: $1)
      }))
  let all = selectedKeys(scores: scores, count: 48)
  let difference =
    (maskedAttention(q, k, v, visible: all) - full).abs().max().item
  notebook.show("all 48 keys, largest difference", difference)
  notebook.claim("all keys selected equals full", difference < 1e-5)
  notebook.prose(
    """
    The indexer here is ideal: it knows the scores. What this does not \
    show is how well a cheap one, trained to imitate attention, does; and \
    how few keys do depends on how sharp the attention is.
    """)
}

/// A mask as black and white.
private func maskMap(_ title: String, _ mask: Tensor<Bool>) -> HeatMap {
  let rows = mask.to(Float.self).unbound()
  return HeatMap(
    title, values: rows.map { $0.scalars.map { Double($0) } })
}
