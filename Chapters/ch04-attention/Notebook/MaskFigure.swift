import Notebooks
import Tensors

/// Draws scores `[tokens, tokens]` and the weights that softmax makes of
/// them, first as they are, then with the future hidden.
func maskFigure(
  _ scores: Tensor<Float>, scale: Float, _ words: [String]
) -> Diagram {
  let count = words.count
  let future = Tensor<Bool>.ones([count, count]).triu(diagonal: 1)
  let visible = scores.maskedFill(future, with: -.infinity)
  let masked = (visible / scale).softmax(along: -1)
  var figure = Diagram(
    "The causal mask",
    """
    Scores of \(count) words and their weights, twice. Without a mask, \
    every row has a weight for every word. With it, the scores above the \
    diagonal are −∞ and their weights 0: “\(words[0])” sees only itself, \
    “\(words[count - 1])” sees all \(count) words, with the weights \
    \(list(masked[count - 1])).
    """)
  draw(
    "without a mask", scores, (scores / scale).softmax(along: -1), words,
    at: 0, on: &figure)
  draw(
    "with the mask", visible, masked, words, at: count + 3, on: &figure)
  return figure
}

private func list(_ row: Tensor<Float>) -> String {
  row.scalars.map { Double($0).decimals(2) }.joined(separator: ", ")
}

/// Draws scores and weights beside each other.
private func draw(
  _ title: String, _ scores: Tensor<Float>, _ weights: Tensor<Float>,
  _ words: [String], at row: Int, on figure: inout Diagram
) {
  let left = (words.map(\.count).max() ?? 0) + 1
  figure.text(title + ":", column: 0, row: row)
  let scoreCells = figure.matrix(
    texts(scores), column: left, row: row + 2, rows: words, cellWidth: 6,
    tone: { $1 > $0 && scores[$0, $1].item.isInfinite ? .faint : .plain })
  let weightCells = figure.matrix(
    texts(weights), column: scoreCells.endColumn + 5, row: row + 2,
    cellWidth: 5,
    tone: { .share(Double(weights[$0, $1].item)) })
  figure.text(
    "scores", column: left, row: row + 1, width: scoreCells.width,
    alignment: .center)
  figure.text(
    "softmax", column: scoreCells.endColumn - 1, row: row + 1)
  figure.text(
    "weights", column: weightCells.column, row: row + 1,
    width: weightCells.width, alignment: .center)
  figure.arrow(
    from: scoreCells.right.moved(by: 1), to: weightCells.left.moved(by: 1))
}

private func texts(_ values: Tensor<Float>) -> [[String]] {
  values.unbound().map { row in
    row.scalars.map { $0.isInfinite ? "−∞" : Double($0).decimals(2) }
  }
}
