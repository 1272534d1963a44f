import ArchitectureTopics
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

/// A model of `layers` blocks of this width.
private func makeModel(
  _ text: CharacterText, width: Int, layers: Int
) -> ComposedModel {
  let blocks = (0..<layers).map { _ in
    ComposedBlock(
      attention: plainAttention(width: width, heads: 2, contextLength: 32),
      feedForward: plainFeedForward(width: width, hidden: 4 * width),
      firstNorm: RMSNorm(width: width), secondNorm: RMSNorm(width: width))
  }
  return ComposedModel(
    vocabularySize: text.characters.count, contextLength: 32, width: width,
    blocks: blocks, finalNorm: RMSNorm(width: width))
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
      let model = makeModel(text, width: width, layers: 1)
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
  notebook.prose(
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

private func depthAgainstWidth(_ notebook: Notebook, _ text: CharacterText)
{
  notebook.cell(
    "Scaling: depth against width",
    """
    A block has 12 · width² weights. One block of width 64, four of width 32 \
    and sixteen of width 16 have the same number. Which learns most in 40 \
    steps?
    """)
  let training = ShortTraining(steps: 40)
  var table = Table(
    ["blocks", "width", "matrices", "loss", "seconds"],
    numbers: ["blocks", "width", "matrices", "loss", "seconds"])
  var counts: [Int] = []
  var results: [MeanAndSpread] = []
  for (layers, width) in [(1, 64), (4, 32), (16, 16)] {
    var losses: [Double] = []
    let seconds = elapsedSeconds {
      losses = forSeeds([1, 2, 3]) { seed in
        let model = makeModel(text, width: width, layers: layers)
        if seed == 1 {
          counts.append(
            model.blocks.flatMap(\.parameters).map(\.value)
              .filter { $0.rank == 2 }.map(\.count).reduce(0, +))
        }
        return training.heldOutLoss(of: model, on: text, seed: seed)
      }
    }
    results.append(MeanAndSpread(losses))
    table.append([
      "\(layers)", "\(width)", grouped(counts.last!), "\(results.last!)",
      (seconds / 3).decimals(1),
    ])
  }
  notebook.show("three seeds each", table)
  notebook.prose(
    results[0].isApart(from: results[2])
      ? "Between the flattest and the deepest, the difference is more than the spreads."
      : "Between the flattest and the deepest, the difference is less than the spreads."
  )
  notebook.claim(
    "as many weights in the blocks of all three, exactly",
    Set(counts).count == 1)
  notebook.answer(
    """
    What this does not show: deep models gain with size and time, which \
    these do not get. The deepest takes longest for the same operations, \
    because its layers wait for each other.
    """)
}
