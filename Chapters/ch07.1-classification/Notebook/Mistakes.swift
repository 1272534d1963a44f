import Architecture
import Classification
import Datasets
import Notebooks
import Tensors
import Tokenizing

/// Section 6.7, further: which messages the classifier gets wrong.
func inspectMistakes(
  _ notebook: Notebook, _ material: Material, _ model: GPTModel, _ split: MessageSplit,
  _ loaders: MessageLoaders
) {
  notebook.cell(
    "6.7 What is taken for what",
    """
    Not every mistake costs the same: a lost invitation is worse than a bit of spam. Precision is the share \
    of spam among what is called spam, recall the share of the spam that was found, and F1 their harmonic mean.
    """)
  let pairs = predictedClasses(of: model, on: loaders.test)
  let matrix = ConfusionMatrix(pairs)
  notebook.plot(
    HeatMap(
      "Test messages: label by row, answer by column", rows: ["ham", "spam"], columns: ["ham", "spam"],
      values: matrix.counts.map { $0.map(Double.init) }, decimals: 0))
  notebook.show("precision", matrix.precision(of: 1).percent)
  notebook.show("recall", matrix.recall(of: 1).percent)
  notebook.show("F1", matrix.f1(of: 1).percent)

  notebook.cell(
    "6.7 The mistakes",
    """
    Reading them is worth more than another decimal of the accuracy: it shows what the model does not see, and \
    which labels are wrong. These are the ones that it is most certain of.
    """)
  let mistakes = zip(split.test, pairs).filter { $1.predicted != $1.true }.map { message, _ in
    let probabilities = classProbabilities(
      for: message.text, with: model, by: material.tokenizer, length: loaders.length)
    return (message: message, spam: probabilities[1])
  }
  for mistake in mistakes.sorted(by: { abs($0.spam - 0.5) > abs($1.spam - 0.5) }).prefix(6) {
    notebook.print("\(mistake.message.label), spam to \(Double(mistake.spam).percent):", mistake.message.text)
  }
}
