import Embeddings
import NeuralNetworks
import Notebooks
import Tensors

/// Section 2.8, and the notes: positions that express only how far apart
/// two tokens are.
func relativePositions(_ notebook: Notebook) {
  notebook.cell(
    "2.8 Relative positions: how far apart",
    """
    The positions so far are absolute, as in GPT. The notes name another \
    kind, which expresses how far apart two tokens are. These are the \
    offsets for six tokens: row i, column j is the distance from token i \
    to token j, so each diagonal holds a single value.
    """)
  notebook.source(of: "relativeOffsets")
  let tokens = (0..<6).map { "\($0)" }
  let offsets = relativeOffsets(tokens: 6)
  notebook.show(
    "offset from i (row) to j (column)", offsets, rows: tokens,
    columns: tokens)

  notebook.cell(
    "2.8 Relative positions: one number per offset",
    """
    An offset belongs to a pair of tokens, so it cannot be added to one \
    token. It is added where pairs are compared: to the attention scores \
    of ch04, as one learned number per offset. Here, offsets beyond 3 are \
    clipped to 3. Read along a diagonal: the number stays the same.
    """)
  notebook.source(of: "RelativePositionBias.callAsFunction")
  let relative = RelativePositionBias(maximum: 3)
  let bias = relative(tokens: 6)  // [tokens, tokens]
  notebook.show("parameters", relative.parameterCount)
  notebook.show(
    "bias between i (row) and j (column)", bias, rows: tokens,
    columns: tokens, decimals: 2)

  notebook.cell(
    "2.8 Relative positions: a shift changes nothing",
    """
    Tokens 0, 1, 2 are as far from each other as tokens 3, 4, 5. A phrase \
    keeps its biases when it moves in the text.
    """)
  let start = bias[0..<3, 0..<3]
  let shifted = bias[3..<6, 3..<6]
  notebook.show(
    "tokens 0 to 2", start, rows: Array(tokens.prefix(3)),
    columns: Array(tokens.prefix(3)), decimals: 2)
  notebook.show(
    "tokens 3 to 5", shifted, rows: Array(tokens.suffix(3)),
    columns: Array(tokens.suffix(3)), decimals: 2)
  notebook.claim("the same biases", start.scalars == shifted.scalars)

  notebook.cell(
    "2.8 Absolute positions: a shift changes everything",
    """
    The same test for absolute positions. The dot product of two position \
    vectors measures their similarity, and for random vectors it depends \
    on where the two are, not only on their distance. Along a diagonal, \
    the numbers now differ.
    """)
  let positions = Embedding(count: 6, width: 8).weight  // [tokens, width]
  // [tokens, tokens]
  let products = positions.matmul(positions.transposed())
  let moved = products[0..<3, 0..<3] - products[3..<6, 3..<6]
  notebook.show(
    "dot products of positions i (row) and j (column)", products,
    rows: tokens, columns: tokens, decimals: 2)
  notebook.claim(
    "tokens 3 to 5 compare differently from tokens 0 to 2",
    moved.abs().max().item > 0.01)
}
