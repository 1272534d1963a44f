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
    """
    Softmax turns logits into probabilities. The class needs no softmax: \
    it is the index of the largest logit.
    """)
  notebook.source(of: "classLogits")
  let words = data.tokenizer.encodeOrdinary("Do you have time")
  let logits = noGrad { classLogits(of: model, for: Tensor([words])) }
  notebook.show(
    "probabilities", logits.softmax(along: -1), columns: ["ham", "spam"])
  let index = logits.argmax(along: -1).item
  notebook.show("class", index)
  if data.base.name == .gpt2 {
    notebook.compare("class", index, book: 1)
  }

  notebook.cell(
    "6.6 Accuracy before training",
    """
    The share of correct answers in ten batches. A random head gives \
    nearly every message the same label, so the accuracy is close to that \
    label's share. The book's accuracies equal the share of spam in these \
    batches exactly: its model labelled everything spam. Under its seed, \
    our batches contain the same labels, whatever the texts.
    """)
  notebook.source(of: "predictedClasses", "accuracy")
  notebook.manualSeed(123)
  let parts = [loaders.training, loaders.validation, loaders.test]
  let pairs = parts.map { predictedClasses(of: model, on: $0, batches: 10) }
  let shares = pairs.map { pairs in
    100 * Double(pairs.count { $0.true == 1 }) / Double(pairs.count)
  }
  let accuracies = pairs.map { 100 * ConfusionMatrix($0).accuracy }
  var table = Table(
    ["part", "messages", "labelled spam", "correct"],
    numbers: ["messages", "labelled spam", "correct"])
  for (name, pairs) in zip(["training", "validation", "test"], pairs) {
    let labelled = pairs.count { $0.predicted == 1 }
    let correct = pairs.count { $0.predicted == $0.true }
    table.append([name, "\(pairs.count)", "\(labelled)", "\(correct)"])
  }
  notebook.show("before training", table)
  notebook.compare(
    "percent of spam", shares, book: [46.25, 45.00, 48.75], decimals: 2)
  if data.isBookRun {
    notebook.compare(
      "accuracies in percent", accuracies, book: [46.25, 45.00, 48.75],
      decimals: 2)
  }

  notebook.cell(
    "6.6 Loss before training",
    """
    Accuracy is not differentiable, so training minimises the cross \
    entropy of the last token's logits instead. Guessing at even odds \
    gives ln 2 = 0.693; confident wrong answers give more.
    """)
  notebook.source(of: "classificationLoss")
  let losses = parts.map {
    classificationLoss(of: model, on: $0, batches: 5)
  }
  notebook.show(
    "loss", Tensor(losses.map { Float($0) }),
    columns: ["training", "validation", "test"], decimals: 3)
  if data.isBookRun {
    notebook.compare(
      "losses", losses, book: [2.453, 2.583, 2.322], decimals: 3,
      tolerance: 1e-3)
  } else {
    notebook.skipComparison("2.453, 2.583 and 2.322", because: needsBookRun)
  }
}
