import Architecture
import Classification
import Notebooks

/// Exercises 6.1 to 6.3: the run that they change.
func trainBriefly(
  _ notebook: Notebook, _ data: ClassificationData, _ split: MessageSplit
) throws -> TrainingResult {
  notebook.cell(
    "6.7 Exercises 6.1 to 6.3",
    """
    Three training runs from the start, each with one change. For the \
    book's GPT-2, the test accuracy of 95.67 % becomes 78.33 % with rows \
    padded to the context length, 96.67 % if the whole model is trained, \
    and 75.00 % if the first token is read. The next cells show the \
    effects on your model, after one epoch to save time (GPT-2: five). \
    This is the run to compare with.
    """)
  let result = try notebook.run(Experiment(), data, split)
  notebook.show("epochs: \(data.comparedEpochs)", ["as the book": result])
  return result
}

/// Exercise 6.1.
func padToContext(
  _ notebook: Notebook, _ data: ClassificationData, _ split: MessageSplit,
  brief: TrainingResult
) throws -> TrainingResult {
  notebook.cell(
    "6.7 Exercise 6.1: pad to the context length",
    "Nearly all of each row is now padding.")
  notebook.ask("Does the padding hurt?")
  let context = data.configuration.contextLength
  let padded = try notebook.run(Experiment(length: context), data, split)
  notebook.show(
    "row length",
    ["as before": brief, "\(context)": padded])
  commentPadding(notebook, data, from: brief, to: padded)
  return padded
}

/// Says whether padding did to this model what it does to the book's.
private func commentPadding(
  _ notebook: Notebook, _ data: ClassificationData,
  from before: TrainingResult, to after: TrainingResult
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
  let length =
    data.settings.length.map(String.init) ?? "the longest message"
  notebook.prose(
    data.base.isGPT2
      ? here
      : here + book
        + " Ours grow from \(length) to \(data.configuration.contextLength) only."
  )
}

/// Exercise 6.2.
func trainWholeModel(
  _ notebook: Notebook, _ data: ClassificationData, _ split: MessageSplit,
  brief: TrainingResult
) throws -> TrainingResult {
  notebook.cell(
    "6.7 Exercise 6.2: train the whole model",
    """
    Training every parameter doubles the cost. The small model gets half \
    the learning rate, since larger steps would erase more of what it \
    learned in pretraining.
    """)
  let factor = data.base.isGPT2 ? 1 : 0.5
  let whole = try notebook.run(
    Experiment(part: .everything, rateFactor: factor), data, split)
  notebook.show(
    "trained", ["last block and head": brief, "the whole model": whole])
  return whole
}

/// Exercise 6.3.
func readFirstToken(
  _ notebook: Notebook, _ data: ClassificationData, _ split: MessageSplit,
  brief: TrainingResult
) throws -> TrainingResult {
  notebook.cell(
    "6.7 Exercise 6.3: read the first token",
    """
    The first token attends only to itself, so the classifier sees nothing \
    but the first token of each message. Rows of one token give the same \
    result and train in seconds.
    """)
  notebook.ask("How well can one tell spam by its first token?")
  let first = try notebook.run(
    Experiment(position: .first, length: 1), data, split)
  notebook.show(
    "read", ["the last token": brief, "the first token": first])
  return first
}
