import Foundation
import Notebooks
import Sampling
import Tensors

/// Draws how the vectors of a window of ids come about: one from the table of
/// tokens, one from the table of positions, and their sum. All three are
/// `[tokens, width]`.
func sumFigure(
  of ids: Tensor<Int>, in story: TokenizedStory, token: Tensor<Float>,
  position: Tensor<Float>, sum: Tensor<Float>
) -> Diagram {
  let words = ids.scalars.map {
    story.tokenizer.decode([$0]).trimmingCharacters(in: .whitespaces)
  }
  let width = sum.shape[1]
  var figure = Diagram(
    "Token plus position",
    """
    The \(words.count) tokens \(words.joined(separator: ", ")) each get a \
    column of \(width) numbers from the table of tokens. Below it stands \
    the column of their position, 0 to \(words.count - 1), and below that \
    the sum of both, which the model reads.
    """)
  let (left, cell) = (10, 8)
  let boxes = figure.tokens(
    words.map { String($0.prefix(cell - 3)) }, column: left, row: 0,
    widths: words.map { _ in cell })
  let parts: [(name: String, values: Tensor<Float>, tone: Diagram.Tone)] = [
    ("token", token, .first), ("position", position, .second),
    ("input", sum, .third),
  ]
  for (index, part) in parts.enumerated() {
    let row = 4 + index * 6
    let frame = figure.matrix(
      columns(of: part.values, count: 3), column: left, row: row,
      cellWidth: cell, tone: { _, _ in part.tone })
    figure.text(part.name, column: 0, row: row + 1)
    if index == 0 {
      for (number, box) in boxes.enumerated() {
        let column = frame.part(number, of: boxes.count)
        figure.straightArrow(from: box.bottom, to: column.top)
      }
    } else {
      let signs = ["", "+", "="]
      figure.text(
        signs[index], column: left, row: row - 1,
        width: frame.width, alignment: .center)
    }
  }
  return figure
}

/// The first numbers of each vector, one vector a column.
private func columns(of values: Tensor<Float>, count: Int) -> [[String]] {
  let tokens = 0..<values.shape[0]
  let rows = (0..<count).map { row in
    tokens.map { Double(values[$0, row].item).decimals(2) }
  }
  return rows + [tokens.map { _ in "⋮" }]
}
