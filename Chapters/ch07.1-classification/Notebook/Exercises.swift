import Architecture
import Classification
import Notebooks

/// Exercises 6.1 to 6.3; returns their results.
func solveExercises(
  _ notebook: Notebook, _ data: ClassificationData, _ split: MessageSplit,
  after training: TrainingResult
) throws -> [TrainingResult] {
  notebook.cell(
    "6.7 Exercises 6.1 to 6.3",
    """
    Three training runs from the start, each with one change. For the \
    book's GPT-2, the test accuracy of 95.67 % becomes 78.33 % with rows \
    padded to the context length, 96.67 % if the whole model is trained, \
    and 75.00 % if the first token is read. Here are the effects on your \
    model.
    """)
  guard data.runsExperiments(notebook) else {
    notebook.print(
      "With this model they take hours: add --experiments to run them.")
    return []
  }

  notebook.cell(
    "6.7 Exercise 6.1: pad to the context length",
    "Nearly all of each row is now padding.")
  let padded = try data.run(
    Experiment(
      name: "padded to the context",
      length: data.configuration.contextLength), on: split,
    notebook)
  notebook.print(table([training, padded]))

  notebook.cell(
    "6.7 Exercise 6.2: train the whole model",
    """
    Training every parameter doubles the cost. The small model gets half \
    the learning rate, since larger steps would erase more of what it \
    learned in pretraining.
    """)
  let whole = try data.run(
    Experiment(
      name: "the whole model", part: .everything,
      rateFactor: data.base.isGPT2 ? 1 : 0.5),
    on: split, notebook)
  notebook.print(table([training, whole]))

  notebook.cell(
    "6.7 Exercise 6.3: read the first token",
    """
    The first token attends only to itself, so the classifier sees nothing \
    but the first token of each message. Rows of one token give the same \
    result and train in seconds.
    """)
  let first = try data.run(
    Experiment(name: "the first token", position: .first, length: 1),
    on: split, notebook)
  notebook.print(table([training, first]))
  return [padded, whole, first]
}
