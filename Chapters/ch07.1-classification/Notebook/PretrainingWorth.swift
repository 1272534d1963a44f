import Architecture
import Classification
import Corpora
import Notebooks
import Tensors

/// Section 6.8, further: the baseline.
func tryBagOfWords(_ notebook: Notebook, _ split: MessageSplit)
  -> TrainingResult
{
  notebook.cell(
    "6.8 A bag of words",
    """
    How far does a program get that knows nothing about language? Logistic \
    regression learns one weight per word and adds up the weights of a \
    message's words, ignoring their order.
    """)
  notebook.source(of: "BagOfWordsClassifier.init")
  let baseline = BagOfWordsClassifier(training: split.training)
  let spam = baseline.strongestWords(for: .spam, count: 8)
  let ham = baseline.strongestWords(for: .ham, count: 8)
  notebook.show(
    "words for spam", Tensor([spam.map(\.weight)]),
    columns: spam.map(\.word), decimals: 2)
  notebook.show(
    "words for ham", Tensor([ham.map(\.weight)]),
    columns: ham.map(\.word), decimals: 2)
  let share = baseline.accuracy(on: split.test)
  notebook.show("test accuracy", share.percent(of: split.test.count))
  return TrainingResult(
    trainedParameters: baseline.bag.words.count + 1, accuracy: share,
    count: split.test.count)
}

/// Section 6.8, further: a model with random weights.
func trainFromScratch(
  _ notebook: Notebook, _ data: ClassificationData, _ split: MessageSplit
) throws -> TrainingResult {
  notebook.cell(
    "6.8 From scratch",
    """
    A model of the same size, trained entirely from random weights, with \
    the full learning rate, which suits it better.
    """)
  let scratch = try notebook.run(
    Experiment(part: .everything, isPretrained: false), data, split)
  notebook.tabulate("from scratch", ["test": scratch])
  return scratch
}

/// The results of a chapter, by name.
struct Comparison {
  let words: TrainingResult
  let scratch: TrainingResult
  let tuned: TrainingResult
  let whole: TrainingResult
}

/// Section 6.8, further: what pretraining is worth.
func comparePretraining(
  _ notebook: Notebook, _ data: ClassificationData, _ split: MessageSplit,
  _ results: Comparison
) throws {
  notebook.cell(
    "6.8 What pretraining is worth",
    """
    All use the same messages, and the models the same number of epochs: \
    the pretrained model with an untrained head, a model trained from \
    scratch, the fine-tuned models, and the bag of words.
    """)
  notebook.ask("Which of these is best, and by how much?")
  let untrained = try untrained(data, split)
  notebook.tabulate(
    "test accuracy",
    [
      "not fine-tuned": untrained, "from scratch": results.scratch,
      "last block and head": results.tuned,
      "the whole model": results.whole,
      "bag of words": results.words,
    ])
  notebook.plot(
    BarChart(
      "Test accuracy in percent",
      labels: [
        "not fine-tuned", "from scratch", "last block and head",
        "the whole model", "bag of words",
      ],
      values: [
        untrained, results.scratch, results.tuned, results.whole,
        results.words,
      ].map { 100 * $0.accuracy }, decimals: 1))
  commentPretraining(notebook, results)
  commentBaseline(notebook, data, results)
}

/// Says whether the pretrained model does better than one from scratch.
private func commentPretraining(
  _ notebook: Notebook, _ results: Comparison
) {
  let (whole, scratch) = (results.whole, results.scratch)
  let gain = 100 * (whole.accuracy - scratch.accuracy)
  let errors = [whole, scratch].map {
    100 * standardError(ofShare: $0.accuracy, count: $0.count)
  }
  let error = (errors[0] * errors[0] + errors[1] * errors[1]).squareRoot()
  let verdict =
    gain > 2 * error
    ? "Pretraining pays."
    : abs(gain) <= 2 * error
      ? "That is within the noise: these messages teach most of it alone."
      : "Here it does not pay."
  notebook.prose(
    "The whole model is \(gain.decimals(2)) points ahead of the one from "
      + "scratch, with a standard error of \(error.decimals(2)). \(verdict)"
  )
}

/// Says who wins: the bag of words, or fine-tuning.
private func commentBaseline(
  _ notebook: Notebook, _ data: ClassificationData, _ results: Comparison
) {
  let words = results.words
  let best = max(results.tuned.accuracy, results.whole.accuracy)
  let lead = 100 * (best - words.accuracy)
  let error =
    100 * 2.0.squareRoot()
    * standardError(ofShare: best, count: words.count)
  let size = abs(lead).decimals(2)
  let doubt =
    abs(lead) <= 2 * error
    ? " That is within the noise of \(words.count) test messages." : ""
  if lead <= 0 {
    notebook.prose(
      """
      The bag of words beats the fine-tuned models by \(size) points.\(doubt) \
      Single words give this spam away, and it sees them all. So try the \
      simple method first; a language model earns its cost where order and \
      meaning count. The book's GPT-2 gets 95.67 % on the real messages, \
      and 96.67 % with all weights trained.
      """)
  } else {
    notebook.prose(
      """
      The best fine-tuned model beats the bag of words by \(size) \
      points.\(doubt) What it has over single words is their order and what \
      it read in pretraining.
      """)
  }
}

/// The pretrained model with a random head, not fine-tuned.
private func untrained(_ data: ClassificationData, _ split: MessageSplit)
  throws -> TrainingResult
{
  let model = try data.makeClassifier(training: .lastBlock)
  let loaders = MessageLoaders(
    split, tokenizer: data.tokenizer, contextLength: data.rowLimit)
  return TrainingResult(
    trainedParameters: 0, accuracy: accuracy(of: model, on: loaders.test),
    count: split.test.count)
}
