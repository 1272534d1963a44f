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
  notebook.show("offsets", relativeOffsets(tokens: 6))

  notebook.cell(
    "2.8 Relative positions: one number per offset",
    """
    An offset belongs to a pair of tokens, so it cannot be added to one \
    token. It is added where pairs are compared: to the attention scores \
    of the next chapter, as one learned number per offset. Here, offsets \
    beyond 3 are clipped to 3.
    """)
  let relative = RelativePositionBias(maximum: 3)
  let bias = relative(tokens: 6)  // [tokens, tokens]
  notebook.show("parameters", relative.parameterCount)
  notebook.plot(
    HeatMap("bias between tokens i (rows) and j", values: rows(of: bias)))

  notebook.cell(
    "2.8 Relative positions: a shift changes nothing",
    """
    Tokens 0, 1, 2 are as far from each other as tokens 3, 4, 5, so their \
    biases are the same. A phrase keeps its biases when it moves in the \
    text.
    """)
  let start = bias[0..<3, 0..<3]
  let shifted = bias[3..<6, 3..<6]
  notebook.show("tokens 0 to 2", start)
  notebook.show(
    "largest difference from tokens 3 to 5",
    (start - shifted).abs().max().item)

  notebook.cell(
    "2.8 Absolute positions: a shift changes everything",
    """
    The same test for absolute positions. The dot product of two position \
    vectors measures their similarity, and for random vectors it depends \
    on where the two are, not only on their distance.
    """)
  let positions = Embedding(count: 6, width: 8).weight  // [tokens, width]
  // [tokens, tokens]
  let products = positions.matmul(positions.transposed())
  let moved = products[0..<3, 0..<3] - products[3..<6, 3..<6]
  notebook.plot(
    HeatMap(
      "dot products of positions i (rows) and j", values: rows(of: products)
    ))
  notebook.show("largest difference", moved.abs().max().item)
}

/// Returns the rows of a matrix for a plot.
private func rows(of matrix: Tensor<Float>) -> [[Double]] {
  matrix.unbound(along: 0).map { row in row.scalars.map { Double($0) } }
}
