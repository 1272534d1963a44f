import Architecture
import Classification
import Corpora
import Datasets
import Notebooks
import Tensors

/// Section 6.7, further: which messages the classifier gets wrong.
func inspectMistakes(
  _ notebook: Notebook, _ model: GPTModel, _ split: MessageSplit,
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
      rows: ["ham", "spam"], columns: ["ham", "spam"],
      values: matrix.counts.map { $0.map(Double.init) }, decimals: 0))
  notebook.show("precision", matrix.precision(of: 1).percent)
  notebook.show("recall", matrix.recall(of: 1).percent)
  notebook.show("F1", matrix.f1(of: 1).percent)

  notebook.cell(
    "6.7 Another threshold",
    """
    The classifier says spam if P(spam) exceeds 50 %. Other thresholds \
    make other mistakes.
    """)
  notebook.ask("A higher threshold: is more ham lost, or less?")
  let spam = noGrad {
    loaders.test.flatMap { batch in
      classLogits(of: model, for: batch.inputs).softmax(along: -1)[0..., 1]
        .scalars
    }
  }
  let thresholds: [Float] = [0.05, 0.2, 0.5, 0.8, 0.95]
  let labels = split.test.map(\.label.classNumber)
  notebook.control(
    "threshold", states: thresholds.map { "\(Int(100 * $0)) %" }, shown: 2
  ) { state in
    let predicted = spam.map { $0 > thresholds[state] ? 1 : 0 }
    let matrix = ConfusionMatrix(
      zip(predicted, labels).map { (predicted: $0, true: $1) })
    notebook.plot(
      HeatMap(
        "True label by row, prediction by column", rows: ["ham", "spam"],
        columns: ["ham", "spam"],
        values: matrix.counts.map { $0.map(Double.init) }, decimals: 0))
    notebook.show("accuracy", matrix.accuracy.percent)
    notebook.show("precision", matrix.precision(of: 1).percent)
    notebook.show("recall", matrix.recall(of: 1).percent)
  }
  notebook.answer(
    """
    A higher threshold loses less ham and lets more spam pass. What each \
    mistake costs decides between them, not the accuracy.
    """)

  notebook.cell(
    "6.7 The mistakes",
    """
    Read the mistakes before tuning for another decimal: they show what \
    the model misses and which labels are wrong. Here are those it was \
    most confident about.
    """)
  let rated = zip(split.test, spam)
  let mistakes = rated.filter { ($1 > 0.5) != ($0.label == .spam) }
  for (message, spam) in mistakes.sorted(by: {
    abs($0.1 - 0.5) > abs($1.1 - 0.5)
  }).prefix(6) {
    notebook.show("\(message.label)", message.text.shortened)
    notebook.show("  P(spam)", Double(spam).percent)
  }
}
