import NeuralNetworks
import Notebooks
import SelfAttention
import Tensors

/// The same attention computed in several ways: equal numbers, different
/// times.
func implementations(_ notebook: Notebook) {
  notebook.cell(
    "3.6.2 One attention, four implementations",
    """
    A layer the size of GPT-2's, with two texts of 256 tokens: loops over \
    numbers, products head by head, products for all heads at once, and \
    one fused operation that keeps only what it needs. They must agree up \
    to rounding.
    """)
  notebook.source(of: "attentionHeadByHead", "MultiHeadAttention.fused")
  let attention = MultiHeadAttention(
    inputSize: 768, outputSize: 768, contextLength: 256, dropout: 0,
    headCount: 12)
  let x = Tensor<Float>.randn([2, 256, 768])
  // each [batch, heads, tokens, size]
  let (q, k, v) = noGrad { attention.projections(of: x) }
  let ways: [(name: String, compute: () -> Tensor<Float>)] = [
    ("loops", { attentionByLoops(queries: q, keys: k, values: v) }),
    ("by head", { attentionHeadByHead(queries: q, keys: k, values: v) }),
    ("all heads", { attention.attend(q, k, v) }),
    ("fused", { q.attention(keys: k, values: v, isCausal: true) }),
  ]
  let results = ways.map { $0.compute() }
  let distances = results.map { ($0 - results[0]).abs().max().item }
  notebook.show(
    "largest distance from the loops", Tensor(distances),
    columns: ways.map(\.name), decimals: 8)
  notebook.claim(
    "all four give the same numbers", distances.allSatisfy { $0 < 1e-5 })

  notebook.cell(
    "3.6.2 Their times",
    """
    Milliseconds on this machine, the best of three runs. The loops even \
    do the least arithmetic, because they skip the hidden half. What \
    matters is how much of it the matrix kernels do, and how often the \
    scores go through memory.
    """)
  notebook.ask("How many times as long will the loops take?")
  let times = ways.map { way in milliseconds { way.compute() } }
  notebook.plot(
    BarChart(
      "attention, ms", labels: ways.map(\.name), values: times, decimals: 1)
  )

  notebook.cell(
    "3.6.2 Fused or step by step",
    """
    MultiHeadAttention has a switch, isFused. Chapters that train use the \
    fused form; the steps are for reading. With projections and backward \
    pass, for which the steps keep every intermediate result:
    """)
  let trained = [false, true].map { isFused in
    attention.isFused = isFused
    return milliseconds { attention(x).sum().backward() }
  }
  notebook.plot(
    BarChart(
      "forward and backward, ms", labels: ["steps", "fused"],
      values: trained, decimals: 1))

  notebook.cell(
    "3.6.2 One projection for queries, keys and values",
    """
    The three projections can be one, three times as wide: one large \
    product instead of three. PyTorch's torch.nn.MultiheadAttention, which \
    the notes recommend, packs its weights this way (in_proj_weight), and \
    so do GPT-2's published files (c_attn). The numbers are equal, and the \
    times nearly so, because these products are large already.
    """)
  notebook.source(of: "CombinedProjectionAttention.callAsFunction")
  let combined = CombinedProjectionAttention(copying: attention)
  let ofThree = noGrad { attention(x) }
  let ofOne = noGrad { combined(x) }
  let pair = [
    milliseconds { noGrad { attention(x) } },
    milliseconds { noGrad { combined(x) } },
  ]
  notebook.show("weight", combined.projection.weight.shape)
  notebook.claim("the numbers are equal", allClose(ofThree, ofOne))
  notebook.plot(
    BarChart(
      "forward, ms", labels: ["three", "one"], values: pair, decimals: 1))
}

/// Returns the shortest of three times that `work` takes, in milliseconds.
private func milliseconds<Result>(_ work: () -> Result) -> Double {
  let seconds = (0..<3).map { _ in elapsedSeconds { _ = work() } }
  return (seconds.min() ?? 0) * 1000
}
