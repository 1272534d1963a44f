import Architecture
import NeuralNetworks
import Notebooks
import Pretraining
import Tensors

/// Appendix D.1 and D.2: learning rates that change.
func learningRates(_ notebook: Notebook) {
  notebook.cell(
    "D.1 Warm-up",
    """
    At first the weights are random and the gradients erratic, so the \
    learning rate starts low and rises linearly to its peak. The book \
    warms up for a fifth of fifteen epochs of nine batches.
    """)
  let totalSteps = 15 * 9
  let warmUpSteps = Int(0.2 * Double(totalSteps))
  notebook.compare("steps of warm-up", warmUpSteps, book: 27)
  let warmUp = Schedule.linear(from: 0.0001, to: 0.01, steps: warmUpSteps)
  notebook.plot(
    LinePlot(
      "Learning rate", xLabel: "step",
      series: [rates("warm-up", of: warmUp, totalSteps)]))

  notebook.cell(
    "D.2 Cosine decay",
    """
    After the warm-up the rate follows half a cosine wave down, slowly at \
    first, then faster, then slowly again: large steps while there is much \
    to learn, small ones to settle at the end.
    """)
  let cosine = warmUp.then(
    .cosine(from: 0.01, to: 0.00001, steps: totalSteps - warmUpSteps))
  notebook.show(
    "rates at steps 0, 27, 81, 134", [0, 27, 81, 134].map { cosine($0) })
  notebook.plot(
    LinePlot(
      "Learning rate", xLabel: "step",
      series: [rates("warm-up and cosine", of: cosine, totalSteps)]))
}

private func rates(_ name: String, of schedule: Schedule, _ steps: Int)
  -> LinePlot.Series
{
  LinePlot.Series(name, y: (0..<steps).map { schedule($0) })
}

/// Appendix D.3: gradients that are too large.
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
  let length = clipGradientNorm(layer.parameters, maximum: 1)
  notebook.compare("length before", length, book: 5, decimals: 0)
  if let clipped = layer.parameters[0].gradient {
    notebook.compare(
      "clipped", clipped, book: Tensor([[0.2, 0.4], [0.4, 0.8]]),
      decimals: 2)
  }
}

/// Appendix D.3 with the book's model and text.
func largestGradient(_ notebook: Notebook, _ data: ChapterData) throws {
  notebook.cell(
    "D.3 The largest gradient, before and after",
    """
    The book's model again, untrained, and one batch of the story: the \
    last one of thirty epochs. The largest element of all gradients \
    shrinks with the rest. Negative elements are ignored, in the book and \
    here.
    """)
  guard data.story.hasBookIDs else {
    notebook.skipComparison("largest gradients", because: needsBookData)
    return
  }
  let loader = try TrainingSetup.loaders(
    of: data.storyText, by: data.story.tokenizer, batchSize: 2,
    contextLength: 256
  ).training
  manualSeed(data.seed)
  let batches = (0..<30).flatMap { _ in Array(loader) }
  manualSeed(data.seed)
  let model = GPTModel(data.bookConfiguration)
  batchLoss(of: model, on: batches[batches.count - 1]).backward()
  let before = findLargestGradient(in: model) ?? .nan
  let length = clipGradientNorm(model.parameters, maximum: 1)
  let after = findLargestGradient(in: model) ?? .nan
  notebook.show("length of all gradients together", length)
  notebook.compare(
    "largest before and after", [before, after], book: [0.0411, 0.0185])
}
