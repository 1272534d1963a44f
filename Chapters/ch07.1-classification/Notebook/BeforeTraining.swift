import Architecture
import Classification
import Datasets
import Notebooks
import Tensors
import Tokenizing

/// Section 6.6: from scores to a class, and how well a model does that nobody has trained for it.
func measureBefore(
  _ notebook: Notebook, _ material: Material, _ model: GPTModel, _ loaders: MessageLoaders
) {
  notebook.cell(
    "6.6 From scores to a class",
    "Softmax makes probabilities of the scores; the class is the larger one's, and for that no softmax is needed."
  )
  let ids = Tensor([material.tokenizer.encodeOrdinary("Do you have time")])  // [1, tokens]
  let scores = noGrad { classLogits(of: model, for: ids) }  // [1, classes]
  notebook.show("probabilities", scores.softmax(along: -1))
  notebook.show("class", scores.argmax(along: -1).item)
  if material.name == .gpt2 {
    notebook.compare("class", scores.argmax(along: -1).item, book: 1)
  }

  notebook.cell(
    "6.6 Accuracy before training",
    """
    The share of right answers in ten batches. A random head gives nearly every message the same answer, so \
    this is hardly more than the share of one label. The book's numbers are the shares of spam in these \
    batches, to the digit: its model called everything spam. The batches are the same here, whatever the texts.
    """)
  manualSeed(material.seed)
  let parts = [loaders.training, loaders.validation, loaders.test]
  let pairs = parts.map { predictedClasses(of: model, on: $0, batches: 10) }
  let accuracies = pairs.map { ConfusionMatrix($0).accuracy }
  notebook.print("training, validation, test:", accuracies.map(\.percent).joined(separator: ", "))
  notebook.show("called spam", pairs.map { "\($0.count { $0.predicted == 1 }) of \($0.count)" })
  let shares = pairs.map { 100 * Double($0.count { $0.true == 1 }) / Double($0.count) }
  notebook.compare("percent of spam", shares, book: [46.25, 45.00, 48.75], decimals: 2)
  if material.isBookRun {
    notebook.compare(
      "percent of right answers", accuracies.map { 100 * $0 }, book: [46.25, 45.00, 48.75], decimals: 2)
  }

  notebook.cell(
    "6.6 Loss before training",
    """
    Accuracy moves in jumps and has no gradient. The cross entropy of the last token's scores stands in for \
    it; for a coin it is about ln 2 = 0.693, and more for one that is sure of itself.
    """)
  let losses = parts.map { classificationLoss(of: model, on: $0, batches: 5) }
  notebook.print("training, validation, test:", losses.map { $0.decimals(3) }.joined(separator: ", "))
  if material.isBookRun {
    notebook.compare("losses", losses, book: [2.453, 2.583, 2.322], decimals: 3, tolerance: 1e-3)
  } else {
    notebook.skipComparison("2.453, 2.583 and 2.322", because: needsBookRun)
  }
}
