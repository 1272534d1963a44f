import Architecture
import Classification
import Corpora
import Notebooks
import Tensors

/// Section 6.8, further: what pretraining is worth.
func comparePretraining(
  _ notebook: Notebook, _ data: ClassificationData, _ split: MessageSplit,
  _ training: TrainingResult,
  _ exercises: [TrainingResult]
) throws {
  notebook.cell(
    "6.8 A bag of words",
    """
    How far does a program get that knows nothing about language? Logistic \
    regression learns one weight per word and adds up the weights of a \
    message's words, ignoring their order.
    """)
  var baseline: BagOfWordsClassifier!
  let seconds = elapsedSeconds {
    baseline = BagOfWordsClassifier(training: split.training)
  }
  let words = TrainingResult(
    name: "bag of words", trainedParameters: baseline.bag.words.count + 1,
    accuracy: baseline.accuracy(on: split.test), seconds: seconds)
  notebook.print(
    "strongest signs of spam:",
    baseline.strongestWords(count: 10).joined(separator: " "))
  notebook.show("test accuracy", words.accuracy.percent)

  notebook.cell(
    "6.8 What pretraining is worth",
    """
    All use the same messages and the same number of epochs: the \
    pretrained model with an untrained head, the fine-tuned models, and a \
    model of the same size trained entirely from random weights (with the \
    full learning rate, which suits it better).
    """)
  guard data.runsExperiments(notebook) else {
    notebook.print(
      "With this model the comparison takes hours: add --experiments to run it."
    )
    return
  }
  let scratch = try data.run(
    Experiment(
      name: "from scratch", part: .everything, isPretrained: false),
    on: split, notebook)
  let constant = TrainingResult(
    name: "always the same answer", trainedParameters: 0,
    accuracy: largestShare(split.test), seconds: 0)
  let results =
    [constant, try untrained(data, split), words, scratch, training]
    + exercises
  notebook.print(table(results))
  notebook.plot(
    BarChart(
      "Test accuracy in percent", labels: results.map(\.name),
      values: results.map { 100 * $0.accuracy },
      decimals: 1))
}

/// The share of the more frequent of the two labels.
private func largestShare(_ messages: [Message]) -> Double {
  let share = Double(messages.count(of: .spam)) / Double(messages.count)
  return max(share, 1 - share)
}

/// The pretrained model with a random head, not fine-tuned.
private func untrained(_ data: ClassificationData, _ split: MessageSplit)
  throws -> TrainingResult
{
  let model = try data.makeClassifier(training: .lastBlock)
  let loaders = MessageLoaders(
    split, tokenizer: data.tokenizer, length: data.settings.length,
    contextLength: data.configuration.contextLength)
  return TrainingResult(
    name: "not fine-tuned", trainedParameters: 0,
    accuracy: accuracy(of: model, on: loaders.test), seconds: 0)
}
