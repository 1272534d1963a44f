import ConceptsTopics
import Foundation
import NeuralNetworks
import Notebooks
import Tensors

/// SGD, momentum and Adam in a valley of two parameters.
func descent(_ notebook: Notebook) {
  plainSteps(notebook)
  threeOptimizers(notebook)
  turnedAndScaled(notebook)
}

/// The valley as contour lines, with paths `[points, 2]` through it.
func picture(
  _ title: String, _ valley: Valley, _ paths: [(String, Tensor<Float>)]
) -> ContourPlot {
  let h = valley.curvature.scalars.map { Double($0) }
  return ContourPlot(
    title, x: -10...4, y: -4...4, levels: [0.5, 2, 6, 14, 28, 50, 90],
    paths: paths.map { name, path in
      LinePlot.Series(
        name, x: path[0..., 0].scalars.map { Double($0) },
        y: path[0..., 1].scalars.map { Double($0) })
    }
  ) { (x: Double, y: Double) -> Double in
    let (along, across) = (h[0] * x * x, h[3] * y * y)
    return (along + across + (h[1] + h[2]) * x * y) / 2
  }
}

private func plainSteps(_ notebook: Notebook) {
  notebook.cell(
    "Descent: how long a step may be",
    """
    A loss of two parameters is a landscape; here it is a valley, ten \
    times as steep across as along. The gradient points up the wall more \
    than along the floor. Each step of plain gradient descent multiplies \
    the distance across by 1 − 10 · rate, and the distance along by \
    1 − rate.
    """,
    formulas: .row(
      "f = ½", .parens(.row(.power("x", "2"), "+ 10", .power("y", "2")))),
    .row(
      .indexed("x", "t"), "=",
      .power(.parens("1 − rate"), "t"), .indexed("x", "0")))
  notebook.ask("From which learning rate on does it never arrive?")
  notebook.source(of: "Valley.height", "descend")
  let valley = Valley(1, 10)
  let start = Tensor<Float>([-9, 3])
  let rates = [0.02, 0.1, 0.18, 0.205]
  notebook.control(
    "learning rate", states: rates.map { "\($0)" }, shown: 2
  ) { state in
    let path = descend(valley, from: start, steps: 20) {
      SGD([$0], learningRate: rates[state])
    }
    notebook.plot(
      picture("learning rate \(rates[state])", valley, [("SGD", path)]))
    notebook.show("height after 20 steps", valley.height(at: path[-1]).item)
  }
  var difference = 0.0
  for rate in rates {
    let path = descend(valley, from: start, steps: 20) {
      SGD([$0], learningRate: rate)
    }
    for (axis, (from, curvature)) in [(-9.0, 1.0), (3.0, 10.0)].enumerated()
    {
      let formula = plainDescent(
        from: from, curvature: curvature, rate: rate, steps: 20)
      for (step, value) in formula.enumerated() {
        difference = max(
          difference, abs(Double(path[step, axis].item) - value))
      }
    }
  }
  notebook.show(
    "largest difference from the formula", difference.asDifference)
  notebook.claim(
    "all four paths are those of the formula", difference < 1e-4)
  notebook.answer(
    """
    From 0.2 on, which is 2 / 10: the factor across is then −1 or less, \
    and each step lands higher on the opposite wall. The steepest \
    direction sets the limit, and the flattest has to live with it.
    """)
}
