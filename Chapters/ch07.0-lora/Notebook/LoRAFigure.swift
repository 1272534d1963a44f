import LowRankAdaptation
import Notebooks

/// Draws a LoRA layer beside the frozen weight whose output it changes.
func loraFigure(_ layer: LoRALayer) -> Diagram {
  let (inputs, outputs) = (layer.inputSize, layer.outputSize)
  let (rank, full) = (layer.rank, layer.inputSize * layer.outputSize)
  var figure = Diagram(
    "LoRA beside a weight",
    """
    x goes two ways. On the left, the frozen weight W of \(inputs) × \
    \(outputs) = \(full) numbers. On the right, A of \(inputs) × \(rank), \
    then B of \(rank) × \(outputs), times \(layer.factor): \
    \(layer.parameterCount) numbers, and only these are trained. Both \
    results are added.
    """)
  let x = figure.box(
    "x  [\(inputs)]", column: 12, row: 0, width: 16, tone: .first)
  let weight = figure.box(
    "\nW, frozen\n\(inputs) × \(outputs)\n\n\(full) numbers\n",
    column: 0, row: 6, width: 18, tone: .faint)
  let a = figure.box(
    "A\n\(inputs) × \(rank)", column: 24, row: 6, width: 14, tone: .second)
  let b = figure.box(
    "B\n\(rank) × \(outputs)", column: 24, row: a.endRow + 1, width: 14,
    tone: .second)
  let factor = figure.box(
    "· \(layer.factor)", column: 24, row: b.endRow + 1, width: 14)
  let sum = figure.box(
    "+", column: 12, row: factor.endRow + 3, width: 16)
  let output = figure.box(
    "output  [\(outputs)]", column: 12, row: sum.endRow + 1, width: 16,
    tone: .first)
  figure.arrow(from: x.bottom.moved(by: -3), to: weight.top)
  figure.arrow(from: x.bottom.moved(by: 3), to: a.top)
  figure.arrow(from: a.bottom, to: b.top)
  figure.arrow(from: b.bottom, to: factor.top)
  figure.arrow(from: weight.bottom, to: sum.top.moved(by: -3))
  figure.arrow(from: factor.bottom, to: sum.top.moved(by: 3))
  figure.arrow(from: sum.bottom, to: output.top)
  figure.text("trained:", column: 39, row: a.row + 1)
  figure.text("\(layer.parameterCount) numbers", column: 39, row: a.row + 2)
  return figure
}
