import EmbeddingsTopics
import Notebooks
import Tensors

/// RoPE: positions as angles.
func rope(_ notebook: Notebook) {
  notebook.cell(
    "RoPE: a position is an angle",
    """
    Rotary positions add nothing to the tokens. Queries and keys are cut into \
    pairs of numbers, and each pair is turned by an angle that grows with \
    the position. Here one query and one key stand at each of eight \
    positions, first at the start of a text, then a thousand tokens later.
    """)
  notebook.ask(
    "The two vectors turn all the time. Which of the scores are equal?")
  notebook.source(of: "RotaryEmbedding.callAsFunction")
  let rotary = RotaryEmbedding(headSize: 8)
  let query = Tensor<Float>.randn([8]).expanded(to: [8, 8])
  let key = Tensor<Float>.randn([8]).expanded(to: [8, 8])
  let scores = rotary(query).matmul(rotary(key).transposed())
  let later = rotary(query, from: 1000)
    .matmul(rotary(key, from: 1000).transposed())
  let places = (0..<8).map { "\($0)" }
  notebook.plot(
    HeatMap(
      "Query at i (row), key at j (column)", rows: places,
      columns: places, values: matrix(scores)))
  let difference = (later - scores).abs().max().item
  notebook.show("largest difference a thousand tokens later", difference)
  notebook.claim(
    "the same scores: only the distance counts", difference < 1e-3)
  notebook.answer(
    """
    Query and key turn by the same angle when both move on, so the angle \
    between them stays. Read along a diagonal: the score stays the same. \
    What is left of the difference is rounding.
    """)

  notebook.cell(
    "RoPE: fast pairs and slow pairs",
    """
    Each pair has its own speed. The fast ones tell neighbours apart, the \
    slow ones tell near from far. For a vector and itself, all pairs point \
    the same way at distance 0, and less and less so further away: the \
    score is a sum of cosines.
    """)
  let wide = RotaryEmbedding(headSize: 64)
  var speeds = Table(
    ["pair", "radians per token", "tokens per turn"],
    numbers: ["pair", "radians per token", "tokens per turn"])
  for pair in [0, 1, 2, 8, 16, 31] {
    let frequency = Double(wide.frequencies[pair])
    speeds.append([
      "\(pair)", frequency.decimals(5), (2 * .pi / frequency).decimals(1),
    ])
  }
  notebook.show("some of the 32 pairs of a head of 64", speeds)
  let ones = Tensor<Float>.full([200, 64], 1 / 8)  // length 1
  let turned = wide(ones)
  let near = turned.matmul(turned[0])  // [tokens]
  let angles = Tensor<Int>.arange(200).to(Float.self).unsqueezed(at: 1)
  let cosines = (angles * Tensor(wide.frequencies)).cos().mean(along: 1)
  notebook.plot(
    LinePlot(
      "Score of a vector with itself, by distance", xLabel: "tokens apart",
      series: [.init("64 equal numbers", y: near.scalars.map(Double.init))])
  )
  let gap = (near - cosines).abs().max().item
  notebook.show("largest difference from the mean of the cosines", gap)
  notebook.claim("the score is the mean of the cosines", gap < 1e-5)

  notebook.cell(
    "RoPE: two ways to make pairs",
    """
    The paper pairs neighbours: 0 with 1, 2 with 3. Llama in transformers, \
    and the book, pair the first half of a head with the second. One is the \
    other with the numbers reordered, so query and key weights can be \
    converted by moving rows. Loaded without that, a model runs and gives \
    wrong scores.
    """)
  let neighbours = RotaryEmbedding(headSize: 8, pairing: .interleaved)
  let order = RotaryEmbedding.order(headSize: 8)
  let x = Tensor<Float>.randn([8, 8])  // [tokens, headSize]
  let moved = neighbours(x).selected(along: -1, indices: order)
  let reordered = rotary(x.selected(along: -1, indices: order))
  notebook.show("order", order)
  notebook.claim(
    "reordered, both turn alike, exactly",
    moved.scalars == reordered.scalars)
  let right = neighbours(x).matmul(neighbours(x).transposed())
  let wrong = rotary(x).matmul(rotary(x).transposed())
  notebook.show(
    "largest change of a score without reordering",
    (wrong - right).abs().max().item)
  notebook.remark(
    """
    What this does not show: whether a model learns better this way. The \
    topics interpolation, alibi and mixture train some, very small ones.
    """)
}

/// The rows of a matrix, as a plot takes them.
func matrix(_ tensor: Tensor<Float>) -> [[Double]] {
  (0..<tensor.shape[0]).map { tensor[$0].scalars.map(Double.init) }
}
