import InstructionTuning
import Notebooks
import Tensors

/// Draws a batch of inputs and targets `[texts, tokens]`, with the targets
/// that the loss ignores.
func collateFigure(
  inputs: Tensor<Int>, targets: Tensor<Int>, padding: Int
) -> Diagram {
  let (texts, length) = (inputs.shape[0], inputs.shape[1])
  let ignored = targets.scalars.count { $0 == ignoredTarget }
  var figure = Diagram(
    "A batch of \(texts) texts, padded to \(length) tokens",
    """
    Above the inputs, below the targets, which are the inputs one token \
    further on. Short texts are filled up with \(padding). Of the \
    \(texts * length) targets \(ignored) are \(ignoredTarget): the loss \
    ignores them. The first \(padding) after each text counts.
    """)
  let rows = (1...texts).map { "text \($0)" }
  let cell = "\(padding)".count + 2
  figure.matrix(
    cells(inputs), column: 8, row: 1, rows: rows, cellWidth: cell,
    tone: { inputs[$0, $1].item == padding ? .faint : .first })
  figure.text("inputs:", column: 0, row: 0)
  let second = figure.matrix(
    cells(targets), column: 8, row: texts + 4, rows: rows, cellWidth: cell,
    tone: {
      switch targets[$0, $1].item {
      case ignoredTarget: .faint
      case padding: .second
      default: .first
      }
    })
  figure.text("targets, one token further on:", column: 0, row: texts + 3)
  figure.text(
    "\(ignored) of \(texts * length) targets are ignored (\(ignoredTarget))",
    column: 0, row: second.endRow + 1)
  return figure
}

private func cells(_ values: Tensor<Int>) -> [[String]] {
  values.unbound().map { $0.scalars.map { "\($0)" } }
}
