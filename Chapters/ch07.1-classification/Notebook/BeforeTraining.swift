import Architecture
import Classification
import Datasets
import Notebooks
import Tensors
import Tokenizing

/// Section 6.6: from logits to a class, and accuracy and loss before any
/// training.
func measureBefore(
  _ notebook: Notebook, _ data: ClassificationData, _ model: GPTModel,
  _ loaders: MessageLoaders
) {
  notebook.cell(
    "6.6 From logits to a class",
    "Softmax turns logits into probabilities. The class needs no softmax: it is the index of the largest logit."
  )
  // [1, tokens]
  let ids = Tensor([data.tokenizer.encodeOrdinary("Do you have time")])
  let logits = noGrad { classLogits(of: model, for: ids) }  // [1, classes]
  notebook.show("probabilities", logits.softmax(along: -1))
  notebook.show("class", logits.argmax(along: -1).item)
  if data.base.name == .gpt2 {
    notebook.compare("class", logits.argmax(along: -1).item, book: 1)
  }

  notebook.cell(
    "6.6 Accuracy before training",
    """
    The share of correct answers in ten batches. A random head gives \
    nearly every message the same label, so the accuracy is close to that \
    label's share. The book's accuracies equal the share of spam in these \
    batches exactly: its model labelled everything spam. Our batches \
    contain the same labels, whatever the texts.
    """)
  manualSeed(data.seed)
  let parts = [loaders.training, loaders.validation, loaders.test]
  let pairs = parts.map { predictedClasses(of: model, on: $0, batches: 10) }
  let accuracies = pairs.map { ConfusionMatrix($0).accuracy }
  notebook.print(
    "training, validation, test:",
    accuracies.map(\.percent).joined(separator: ", "))
  notebook.show(
    "labelled spam",
    pairs.map { "\($0.count { $0.predicted == 1 }) of \($0.count)" })
  let shares = pairs.map {
    100 * Double($0.count { $0.true == 1 }) / Double($0.count)
  }
  notebook.compare(
    "percent of spam", shares, book: [46.25, 45.00, 48.75], decimals: 2)
  if data.isBookRun {
    notebook.compare(
      "accuracies in percent", accuracies.map { 100 * $0 },
      book: [46.25, 45.00, 48.75], decimals: 2)
  }

  notebook.cell(
    "6.6 Loss before training",
    """
    Accuracy is not differentiable, so training minimises the cross \
    entropy of the last token's logits instead. Guessing at even odds \
    gives ln 2 = 0.693; confident wrong answers give more.
    """)
  let losses = parts.map {
    classificationLoss(of: model, on: $0, batches: 5)
  }
  notebook.print(
    "training, validation, test:",
    losses.map { $0.decimals(3) }.joined(separator: ", "))
  if data.isBookRun {
    notebook.compare(
      "losses", losses, book: [2.453, 2.583, 2.322], decimals: 3,
      tolerance: 1e-3)
  } else {
    notebook.skipComparison("2.453, 2.583 and 2.322", because: needsBookRun)
  }
}
