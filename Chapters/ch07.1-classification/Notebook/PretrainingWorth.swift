import Architecture
import Classification
import Corpora
import Notebooks
import Tensors

/// Section 6.8, further: what pretraining is worth.
func comparePretraining(
  _ notebook: Notebook, _ material: Material, _ split: MessageSplit, _ training: Outcome,
  _ exercises: [Outcome]
) throws {
  notebook.cell(
    "6.8 A bag of words",
    """
    What would a program do that knows nothing of language? Logistic regression gives every word a weight and \
    adds up the weights of a message's words, in whatever order they come.
    """)
  let (baseline, seconds) = timed { BagOfWordsClassifier(training: split.training) }
  let words = Outcome(
    name: "bag of words", trainedParameters: baseline.bag.words.count + 1,
    accuracy: baseline.accuracy(on: split.test), seconds: seconds)
  notebook.print("speaks for spam:", baseline.strongestWords(count: 10).joined(separator: " "))
  notebook.show("test accuracy", words.accuracy.percent)

  notebook.cell(
    "6.8 What pretraining is worth",
    """
    The same messages and as many epochs for all: the pretrained model with a random head as it is, models \
    fine-tuned from there, and one of the same size that begins with random weights, all of which are trained \
    (with the full learning rate, which suits it better).
    """)
  guard material.runsExperiments else {
    notebook.print("With this model the comparison takes hours: add --experiments to run it.")
    return
  }
  let scratch = try material.run(
    Experiment(name: "from scratch", part: .everything, isPretrained: false), on: split, notebook)
  let outcomes =
    [
      Outcome(
        name: "always the same answer", trainedParameters: 0, accuracy: largestShare(split.test), seconds: 0),
      try untrained(material, split), words, scratch, training,
    ] + exercises
  notebook.print(table([Outcome.header] + outcomes.map(\.row)))
  notebook.plot(
    BarChart(
      "Test accuracy in percent", labels: outcomes.map(\.name), values: outcomes.map { 100 * $0.accuracy },
      decimals: 1))
}

/// The share of the more frequent of the two labels.
private func largestShare(_ messages: [Message]) -> Double {
  let share = Double(messages.count(of: .spam)) / Double(messages.count)
  return max(share, 1 - share)
}

/// The pretrained model with a random head, without any training.
private func untrained(_ material: Material, _ split: MessageSplit) throws -> Outcome {
  let model = try material.pretrainedModel()
  manualSeed(material.seed)
  model.becomeClassifier()
  let loaders = MessageLoaders(
    split, tokenizer: material.tokenizer, length: material.settings.length,
    contextLength: material.configuration.contextLength)
  return Outcome(
    name: "not fine-tuned", trainedParameters: 0, accuracy: accuracy(of: model, on: loaders.test), seconds: 0)
}
