import Architecture
import Foundation
import NeuralNetworks
import Notebooks
import Pretraining
import Tensors

/// Book, appendix D.1 and D.2: learning rates that change.
func learningRates(_ notebook: Notebook) {
  notebook.cell(
    "D.1 Warm-up",
    """
    At first the weights are random and the gradients erratic, so the \
    learning rate starts low and rises to its peak in equal steps. The \
    book warms up for a fifth of fifteen epochs of nine batches. \
    Schedule.linear is this formula:
    """,
    formulas: .row(
      "rate = initial +", .fraction("step", over: .words("warm-up steps")),
      "·", .parens("peak − initial")))
  let totalSteps = 15 * 9
  let warmUpSteps = Int(0.2 * Double(totalSteps))
  let (initial, peak) = (0.0001, 0.01)
  let increment = (peak - initial) / Double(warmUpSteps)
  let byHand = (0..<totalSteps).map { step in
    step < warmUpSteps ? initial + Double(step) * increment : peak
  }
  let warmUp = Schedule.linear(from: initial, to: peak, steps: warmUpSteps)
  let rates = (0..<totalSteps).map { warmUp($0) }
  notebook.compare("steps of warm-up", warmUpSteps, book: 27)
  notebook.claim(
    "Schedule.linear gives the same rates", isClose(rates, byHand))
  notebook.plot(
    LinePlot(
      "Learning rate", xLabel: "step", series: [.init("rate", y: byHand)]))

  notebook.cell(
    "D.2 Cosine decay",
    """
    After the warm-up the rate follows half a cosine wave down, slowly at \
    first, then faster, then slowly again: large steps while there is much \
    to learn, small ones to settle at the end. With progress running from \
    0 to 1:
    """,
    formulas: .row(
      "rate = lowest +", .parens("peak − lowest"), "·",
      .fraction(
        .row("1 +", "cos", .parens("π · progress")), over: "2")))
  let lowest = 0.00001
  let decaySteps = totalSteps - warmUpSteps
  let decay = (0..<decaySteps).map { step in
    let progress = Double(step) / Double(decaySteps)
    return lowest + (peak - lowest) * (1 + cos(.pi * progress)) / 2
  }
  let both = Array(byHand.prefix(warmUpSteps)) + decay
  let cosine = warmUp.then(
    .cosine(from: peak, to: lowest, steps: decaySteps))
  let allRates = (0..<totalSteps).map { cosine($0) }
  var table = Table(["step", "rate"], numbers: ["step", "rate"])
  for step in [0, 13, 27, 54, 81, 108, 134] {
    table.append(["\(step)", both[step].decimals(5)])
  }
  notebook.show("rates", table)
  notebook.claim(
    "Schedule.cosine gives the same rates", isClose(allRates, both))
  notebook.plot(
    LinePlot(
      "Learning rate", xLabel: "step", series: [.init("rate", y: both)]))
}

/// Whether two lists of rates are the same up to rounding.
private func isClose(_ first: [Double], _ second: [Double]) -> Bool {
  zip(first, second).allSatisfy { abs($0 - $1) < 1e-12 }
}

/// Book, appendix D.3: gradients that are too large.
func clipGradients(_ notebook: Notebook) {
  notebook.cell(
    "D.3 Gradient clipping",
    """
    One unusual batch can give a gradient so large that its step undoes \
    what was learned. Clipping scales all gradients together down to a \
    given norm and keeps their direction. The book's matrix has norm 5 and \
    is divided by 5.
    """)
  let layer = Linear(weight: .zeros([2, 2]))
  let matrix = Tensor([[1.0, 2.0], [2.0, 4.0]])
  (layer.weight * matrix).sum().backward()  // the gradient is the matrix
  let norm = matrix.pow(2).sum().item.squareRoot()
  let length = clipGradientNorm(layer.parameters, maximum: 1)
  let clipped = layer.parameters[0].gradient!
  notebook.show("norm: root of the sum of squares", norm)
  notebook.compare("length before", length, book: 5, decimals: 0)
  notebook.compare(
    "clipped", clipped, book: Tensor([[0.2, 0.4], [0.4, 0.8]]), decimals: 2)
}

/// Book, appendix D.3, with the book's model and text.
func largestGradient(_ notebook: Notebook, _ data: ChapterData) throws {
  let tokenizer = data.story.tokenizer
  var configuration = data.bookConfiguration
  configuration.vocabularySize = tokenizer.vocabularySize

  notebook.cell(
    "D.3 The largest gradient, before and after",
    """
    The book's model again, untrained, and one batch of the story: the \
    last one of thirty epochs. The largest element of all gradients \
    shrinks with the rest. Negative elements are ignored, in the book and \
    here.
    """)
  notebook.source(of: "findLargestGradient")
  let loader = try splitLoaders(
    of: data.storyText, by: tokenizer, batchSize: 2, contextLength: 256
  ).training
  notebook.manualSeed(123)
  var last = Array(loader).last!
  for _ in 1..<30 { last = Array(loader).last! }
  notebook.manualSeed(123)
  let model = GPTModel(configuration)
  batchLoss(of: model, on: last).backward()
  let before = findLargestGradient(in: model) ?? .nan
  let length = clipGradientNorm(model.parameters, maximum: 1)
  let after = findLargestGradient(in: model) ?? .nan
  notebook.show("length of all gradients together", length)
  notebook.show("largest before", before)
  notebook.show("largest after", after)
  if data.story.hasBookIDs {
    notebook.compare(
      "largest before and after", [before, after], book: [0.0411, 0.0185])
  } else {
    notebook.skipComparison("largest gradients", because: needsBookData)
  }
}
