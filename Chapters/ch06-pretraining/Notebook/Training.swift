import Architecture
import Foundation
import Notebooks
import Pretraining
import Tensors

/// Section 5.2, first half: the model and the data to train it on.
func chooseSetup(_ notebook: Notebook, _ data: ChapterData) throws
  -> TrainingSetup
{
  notebook.cell(
    "5.2 What is trained here",
    """
    The book trains its 124 million parameters on a single story, which \
    takes minutes and results in a model that has memorised it (--size \
    book). The small size is a different experiment: a model with a \
    hundredth of the parameters, and a generated corpus with sixty times \
    as much text.
    """)
  let setup =
    try data.isBookSize ? TrainingSetup.book(data) : .small(seed: data.seed)
  let sizes = setup.configuration
  notebook.print(
    "vocabulary \(sizes.vocabularySize), context \(sizes.contextLength), dropout \(sizes.shortcutDropout)"
  )
  notebook.print(
    "\(sizes.layerCount) blocks of width \(sizes.embeddingWidth) with \(sizes.headCount) heads"
  )
  notebook.print(
    "\(setup.epochs) epochs of \(setup.training.count) steps, \(setup.training.batchSize) texts each"
  )

  if data.isBookSize {
    notebook.cell(
      "5.2 What it will cost",
      """
      Timing one step, one evaluated batch and one sample on a throw-away \
      model predicts the time of the whole run.
      """)
    let cost = try TrainingCost(measuring: setup)
    notebook.show("one step", cost.step.asDuration)
    notebook.show(
      "training of section 5.2",
      "about \(cost.total(of: setup, epochs: setup.epochs).asDuration)")
    notebook.show(
      "training of appendix D",
      "about \(cost.total(of: setup, epochs: 15).asDuration)")
    notebook.show(
      "memory", String(format: "%.1f GB", cost.peakMemory / 1e9))
  }
  return setup
}

/// Section 5.2: the training itself.
func trainModel(
  _ notebook: Notebook, _ setup: TrainingSetup
) throws -> (model: GPTModel, history: TrainingHistory) {
  notebook.cell(
    "5.2 Training",
    """
    For every batch: clear the gradients, compute the loss, propagate \
    back, step. At intervals both losses are measured, and after each \
    epoch the model continues a prompt with its most likely tokens.
    """)
  let model = setup.makeModel()
  let optimizer = setup.makeOptimizer(for: model)
  let steps = setup.training.count * setup.epochs
  let meter = notebook.progress(total: steps, label: "training")
  let history = try train(
    model, on: setup.training, validation: setup.validation,
    optimizer: optimizer, epochs: setup.epochs,
    plan: setup.plan
  ) { event in
    notebook.log(event, on: meter)
  }
  model.zeroGradients()

  notebook.cell(
    "5.2 The losses over the steps",
    """
    The training loss falls as the model learns its text. The validation \
    loss falls with it as long as what it learns applies to other text \
    too; where the two diverge, the model has begun to memorise.
    """)
  let batches = history.steps.map(Double.init)
  notebook.plot(
    LinePlot(
      "Loss",
      xLabel: "step (\(history.tokensSeen.last ?? 0) tokens at the end)",
      series: [
        .init("training", x: batches, y: history.trainingLosses),
        .init("validation", x: batches, y: history.validationLosses),
      ]))

  notebook.cell(
    "5.2 The same as perplexity",
    """
    The notes plot e to the power of the loss, the number of tokens the \
    model still chooses between. The axis shows its base-10 logarithm.
    """)
  notebook.plot(
    LinePlot(
      "log₁₀ of the perplexity", xLabel: "step",
      series: [
        .init(
          "training", x: batches,
          y: history.trainingLosses.map { $0 / log(10) }),
        .init(
          "validation", x: batches,
          y: history.validationLosses.map { $0 / log(10) }),
      ]))
  for entry in [history.entries.first, history.entries.last].compactMap({
    $0
  }) {
    let perplexities = [entry.losses.training, entry.losses.validation].map
    { exp($0).decimals(1) }
    notebook.print(
      "step \(entry.step): training perplexity \(perplexities[0]), validation \(perplexities[1])"
    )
  }
  if setup.isBookRun { compareWithBook(notebook, history) }
  return (model, history)
}

/// The training run, computed on a CPU, as the book's repository stored it
/// until October 2025.
private func compareWithBook(
  _ notebook: Notebook, _ history: TrainingHistory
) {
  notebook.cell(
    "5.2 Beside the book's run",
    """
    The book's numbers come from another machine. Rounding differs, and \
    every step amplifies the difference, so only the first five \
    evaluations are compared, to the three printed decimals and half a \
    unit more.
    """)
  notebook.printLosses(
    of: history, besideTraining: PrintedTrace.training,
    validation: PrintedTrace.validation)
  notebook.compare(
    "training loss up to step 20", Array(history.trainingLosses.prefix(5)),
    book: Array(PrintedTrace.training.prefix(5)), decimals: 3,
    tolerance: 1e-3)
  notebook.compare(
    "validation loss up to step 20",
    Array(history.validationLosses.prefix(5)),
    book: Array(PrintedTrace.validation.prefix(5)), decimals: 3,
    tolerance: 1e-3)
}
