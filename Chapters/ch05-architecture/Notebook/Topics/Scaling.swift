import ArchitectureTopics
import Files
import Foundation
import NeuralNetworks
import Notebooks
import Tensors

/// A scaling law fitted to small models, and depth against width.
func scaling(_ notebook: Notebook) throws {
  let text = CharacterText(try trainingText())
  scalingLaw(notebook, text)
  depthAgainstWidth(notebook, text)
}

private func scalingLaw(_ notebook: Notebook, _ text: CharacterText) {
  notebook.cell(
    "Scaling: a law fitted to five sizes",
    """
    Over many sizes, the loss of language models falls as a power of their \
    size: a straight line in logarithms (Kaplan and others, 2020). Five \
    character models, 4 to 24 wide, are trained for the same 150 steps \
    under three seeds each. The line through the fifteen points then \
    predicts a sixth model, twice as wide as the fifth, before it is trained.
    """)
  notebook.ask("Will the sixth model lie within the interval?")
  notebook.source(of: "PowerLaw.init", "PowerLaw.interval")
  let training = ShortTraining(steps: 150)
  func losses(width: Int) -> (parameters: Double, losses: [Double]) {
    var count = 0
    let losses = forSeeds([1, 2, 3]) { seed in
      let model = plainModel(text, width: width, layers: 1)
      count = model.parameterCount
      return training.heldOutLoss(of: model, on: text, seed: seed)
    }
    return (Double(count), losses)
  }
  let widths = [4, 6, 10, 16, 24]
  var (x, y): ([Double], [Double]) = ([], [])
  var means: [(Double, Double)] = []
  var table = Table(
    ["width", "parameters", "loss"],
    numbers: ["width", "parameters", "loss"])
  for (number, width) in widths.enumerated() {
    let result = losses(width: width)
    notebook.progress(number + 1, of: 6, label: "training")
    x += result.losses.map { _ in result.parameters }
    y += result.losses
    let mean = MeanAndSpread(result.losses)
    means.append((result.parameters, mean.mean))
    table.append(["\(width)", grouped(Int(result.parameters)), "\(mean)"])
  }
  let law = PowerLaw(x: x, y: y)
  let sixth = losses(width: 48)
  notebook.progress(6, of: 6, label: "training")
  let measured = MeanAndSpread(sixth.losses)
  table.append(["48", grouped(Int(sixth.parameters)), "\(measured)"])
  notebook.show("three seeds each", table)
  let interval = law.interval(at: sixth.parameters)
  notebook.print(
    "loss =", law.factor.decimals(2), "· parameters ^",
    law.exponent.decimals(4), "±", law.exponentError.decimals(4))
  notebook.print(
    "predicted for the sixth:", law(sixth.parameters).decimals(3), "within",
    interval.lowerBound.decimals(3), "to", interval.upperBound.decimals(3))
  notebook.print("measured:", "\(measured)")
  notebook.remark(
    interval.contains(measured.mean)
      ? "The sixth size came out within the interval."
      : "The sixth size came out outside the interval: the law does not reach that far."
  )
  let points = means + [(sixth.parameters, measured.mean)]
  notebook.plot(
    LinePlot(
      "log₁₀ of the loss", xLabel: "log₁₀ of the parameters",
      series: [
        .init(
          "measured", x: points.map { log10($0.0) },
          y: points.map { log10($0.1) }),
        .init(
          "law", x: points.map { log10($0.0) },
          y: points.map { log10(law($0.0)) }),
      ]))
  let residuals = zip(x, y).map { log($1) - log(law($0)) }
  notebook.claim(
    "the line is the best one: its errors sum to 0",
    abs(residuals.reduce(0, +)) < 1e-9)
  notebook.answer(
    """
    What this does not show: less than two decades of sizes, too small to be good and \
    trained for a second, with the same learning rate for all. The exponents \
    of published laws come from seven decades of computation, and include a \
    loss that no size removes.
    """)
}
