import Architecture
import Classification
import Notebooks

/// Exercise 6.1.
func padToContext(
  _ notebook: Notebook, _ data: ClassificationData, _ split: MessageSplit,
  rowLength: Int
) throws {
  notebook.cell(
    "6.7 Exercise 6.1: pad to the context length",
    """
    Exercises 6.1 to 6.3 train from the start, each with one change. For \
    the book's GPT-2, the test accuracy of 95.67 % becomes 78.33 % with \
    rows padded to the context length. Nearly all of each row is then \
    padding, and the training takes several times as long; so the small \
    model gets one epoch here, on half of the messages, at a rate that \
    falls to 0.
    """)
  notebook.ask("Does the padding hurt?")
  let epochs = data.base.isGPT2 ? data.settings.epochs : 1
  let context = data.configuration.contextLength
  let messageCount = split.training.count / (data.base.isGPT2 ? 1 : 2)
  let split = split.limitingTraining(to: messageCount)
  let before = try notebook.run(
    Experiment(
      length: rowLength, epochs: epochs, decays: !data.base.isGPT2), data,
    split)
  let padded = try notebook.run(
    Experiment(
      length: context, epochs: epochs, decays: !data.base.isGPT2), data,
    split)
  notebook.tabulate(
    "epochs: \(epochs)",
    ["as before": before, "padded to \(context)": padded])
  commentPadding(
    notebook, data, from: before, to: padded, rowLength: rowLength)
}

/// Says whether padding did to this model what it does to the book's.
private func commentPadding(
  _ notebook: Notebook, _ data: ClassificationData,
  from before: TrainingResult, to after: TrainingResult, rowLength: Int
) {
  let change = 100 * (after.accuracy - before.accuracy)
  let errors = [before, after].map {
    100 * standardError(ofShare: $0.accuracy, count: $0.count)
  }
  let error = (errors[0] * errors[0] + errors[1] * errors[1]).squareRoot()
  let effect =
    abs(change) <= 2 * error
    ? "no more than chance" : change > 0 ? "a gain" : "a loss"
  let here =
    "It changes the accuracy by \(change.decimals(2)) points, with a standard "
    + "error of \(error.decimals(2)): \(effect)."
  let book =
    " In the book it costs 17 points, but GPT-2's rows grow from 120 tokens to 1,024."
  notebook.prose(
    data.base.isGPT2
      ? here
      : here + book
        + " Ours grow from \(rowLength) to \(data.configuration.contextLength) only."
  )
}

/// Exercise 6.2.
func trainWholeModel(
  _ notebook: Notebook, _ data: ClassificationData, _ split: MessageSplit,
  tuned: TrainingResult
) throws -> TrainingResult {
  notebook.cell(
    "6.7 Exercise 6.2: train the whole model",
    """
    The book's 95.67 % becomes 96.67 %. Training every parameter doubles \
    the cost. The small model gets half the learning rate, since larger \
    steps would erase more of what it learned in pretraining.
    """)
  let factor = data.base.isGPT2 ? 1 : 0.5
  let whole = try notebook.run(
    Experiment(part: .everything, rateFactor: factor), data, split)
  notebook.tabulate(
    "trained", ["last block and head": tuned, "the whole model": whole])
  return whole
}

/// Exercise 6.3.
func readFirstToken(
  _ notebook: Notebook, _ data: ClassificationData, _ split: MessageSplit,
  tuned: TrainingResult
) throws {
  notebook.cell(
    "6.7 Exercise 6.3: read the first token",
    """
    The book's 95.67 % becomes 75.00 %. The first token attends only to \
    itself, so the classifier sees nothing but the first token of each \
    message. Rows of one token give the same result and train in seconds.
    """)
  notebook.ask("How well can one tell spam by its first token?")
  let first = try notebook.run(
    Experiment(position: .first, length: 1), data, split)
  notebook.tabulate(
    "read", ["the last token": tuned, "the first token": first])
}
