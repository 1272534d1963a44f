import Embeddings
import NeuralNetworks
import Notebooks
import Tensors

/// Section 2.8, and the notes: positions that only say how far apart two tokens are.
func relativePositions(_ notebook: Notebook) {
  notebook.cell(
    "2.8 Relative positions: how far apart",
    """
    The places so far are absolute, as in GPT. The notes name another kind, which says how far apart two \
    tokens are. For six tokens these are the offsets, in row i and column j the way from token i to j: \
    each diagonal holds a single number.
    """)
  notebook.show("offsets", relativeOffsets(tokens: 6))

  notebook.cell(
    "2.8 Relative positions: one number for each offset",
    """
    An offset belongs to a pair of tokens, so it cannot be added to a token. It is added where pairs are \
    looked at: to the attention scores of the next chapter, as a learned number for each offset. \
    Offsets beyond 3 share one here.
    """)
  let relative = RelativePositionBias(maximum: 3)
  let bias = relative(tokens: 6)  // [tokens, tokens]
  notebook.show("parameters", relative.parameterCount)
  notebook.plot(HeatMap("bias between tokens i (rows) and j", values: rows(of: bias)))

  notebook.cell(
    "2.8 Relative positions: a shift changes nothing",
    """
    Take tokens 0, 1, 2 and then tokens 3, 4, 5. Among themselves they are equally far apart, and so \
    their biases are the same. A phrase that moves in the text keeps them.
    """)
  let start = bias[0..<3, 0..<3]
  let shifted = bias[3..<6, 3..<6]
  notebook.show("tokens 0 to 2", start)
  notebook.show("largest difference from tokens 3 to 5", (start - shifted).abs().max().item)

  notebook.cell(
    "2.8 Absolute positions: a shift changes everything",
    """
    The same test for absolute positions. How much two places have in common is the product of their \
    vectors, and with random vectors that depends on where the two are, not only on their distance.
    """)
  let places = Embedding(count: 6, width: 8).weight  // [tokens, width]
  let products = places.matmul(places.transposed())  // [tokens, tokens]
  let moved = products[0..<3, 0..<3] - products[3..<6, 3..<6]
  notebook.plot(HeatMap("products of places i (rows) and j", values: rows(of: products)))
  notebook.show("largest difference", moved.abs().max().item)
}

/// The rows of a matrix, for a plot.
private func rows(of matrix: Tensor<Float>) -> [[Double]] {
  matrix.unbound(along: 0).map { row in row.scalars.map { Double($0) } }
}
