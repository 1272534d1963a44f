import Notebooks
import Tensors

/// Draws how one token collects from the others in several heads. The
/// weights are those of its query: `[heads, tokens]`.
func headsFigure(
  _ weights: Tensor<Float>, from query: String, to words: [String]
) -> Diagram {
  let heads = weights.shape[0]
  let most = (0..<heads).map { head in
    "head \(head + 1) at \(words[weights[head].argmax().item])"
  }
  var figure = Diagram(
    "One query in \(heads) heads",
    """
    The query of “\(query)” goes to \(heads) heads. Each gives every word \
    a weight, and the weights of a head sum to 1. Most weight: \
    \(most.joined(separator: ", ")). Each head adds up the values of the \
    words by its weights; the results stand side by side and go through \
    one more linear layer.
    """)
  let (left, cell) = ((words.map(\.count).max() ?? 0) + 2, 8)
  let width = heads * cell + 1
  let asking = figure.box(
    "query of “\(query)”", column: left, row: 0, width: width, tone: .first)
  let matrix = figure.matrix(
    words.indices.map { word in
      (0..<heads).map { Double(weights[$0, word].item).decimals(2) }
    },
    column: left, row: 5, rows: words, cellWidth: cell,
    tone: { .share(Double(weights[$1, $0].item)) })
  let results = figure.tokens(
    (1...heads).map { "z\($0)" }, column: left, row: matrix.endRow + 1,
    widths: (1...heads).map { _ in cell })
  for head in 0..<heads {
    let column = matrix.part(head, of: heads)
    let label = figure.text(
      "head \(head + 1)", column: column.column, row: 4, width: cell,
      alignment: .center)
    figure.straightArrow(from: asking.bottom, to: label.top)
    figure.straightArrow(from: column.bottom, to: results[head].top)
  }
  let layer = figure.box(
    "output layer", column: left, row: results[0].endRow + 1, width: width)
  let ends = results[0].joined(with: results[heads - 1])
  figure.straightArrow(from: ends.bottom, to: layer.top)
  let context = figure.box(
    "context of “\(query)”", column: left, row: layer.endRow + 1,
    width: width, tone: .second)
  figure.straightArrow(from: layer.bottom, to: context.top)
  return figure
}
