import Architecture
import Classification
import Datasets
import Notebooks
import Tensors
import Tokenizing

/// Section 6.7, further: which messages the classifier gets wrong.
func inspectMistakes(
  _ notebook: Notebook, _ data: ClassificationData, _ model: GPTModel,
  _ split: MessageSplit,
  _ loaders: MessageLoaders
) {
  notebook.cell(
    "6.7 The confusion matrix",
    """
    Not all mistakes cost the same: losing an invitation is worse than \
    reading an advertisement. Precision is the share of true spam among \
    messages labelled spam; recall is the share of spam that was found; F1 \
    is their harmonic mean.
    """)
  let pairs = predictedClasses(of: model, on: loaders.test)
  let matrix = ConfusionMatrix(pairs)
  notebook.plot(
    HeatMap(
      "Test messages: true label by row, prediction by column",
      rows: ["ham", "spam"],
      columns: ["ham", "spam"],
      values: matrix.counts.map { $0.map(Double.init) }, decimals: 0))
  notebook.show("precision", matrix.precision(of: 1).percent)
  notebook.show("recall", matrix.recall(of: 1).percent)
  notebook.show("F1", matrix.f1(of: 1).percent)

  notebook.cell(
    "6.7 The mistakes",
    """
    Read the mistakes before tuning for another decimal: they show what \
    the model misses and which labels are wrong. Here are those it was \
    most confident about.
    """)
  let mistakes = zip(split.test, pairs).filter { $1.predicted != $1.true }
    .map { message, _ in
      let probabilities = classProbabilities(
        for: message.text, with: model, by: data.tokenizer,
        length: loaders.length)
      return (message: message, spam: probabilities[1])
    }
  for mistake in mistakes.sorted(by: {
    abs($0.spam - 0.5) > abs($1.spam - 0.5)
  }).prefix(6) {
    notebook.print(
      "\(mistake.message.label), P(spam) = \(Double(mistake.spam).percent):",
      mistake.message.text)
  }
}
