import Architecture
import Classification
import Notebooks

/// The chapter's exercises; returns what came of them.
func solveExercises(
  _ notebook: Notebook, _ material: Material, _ split: MessageSplit, after training: Outcome
) throws -> [Outcome] {
  notebook.cell(
    "6.7 Exercises 6.1 to 6.3",
    """
    Three times the training from the start, each with one change. In the book, with GPT-2, the test \
    accuracy goes from 95.67 % to 78.33 % with rows as long as the context, to 96.67 % if the whole model is \
    trained, and to 75.00 % if the first token is read. Here is what they do to the model at hand.
    """)
  guard material.runsExperiments else {
    notebook.print("With this model they take hours: add --experiments to run them.")
    return []
  }

  notebook.cell("6.7 Exercise 6.1: rows as long as the context", "Nearly all of a row is padding now.")
  let padded = try material.run(
    Experiment(name: "padded to the context", length: material.configuration.contextLength), on: split,
    notebook)
  notebook.print(table([Outcome.header, training.row, padded.row]))

  notebook.cell(
    "6.7 Exercise 6.2: the whole model",
    """
    Every parameter is trained, at twice the cost. The small model takes half the learning rate for it: larger \
    steps would wipe out more of what it knows.
    """)
  let whole = try material.run(
    Experiment(name: "the whole model", part: .everything, rateFactor: material.isGPT2 ? 1 : 0.5), on: split,
    notebook)
  notebook.print(table([Outcome.header, training.row, whole.row]))

  notebook.cell(
    "6.7 Exercise 6.3: the first token",
    """
    It sees nothing but itself: what can be told from a message's first word is all that is left. So rows of one \
    token give the same as whole ones, and are trained in no time.
    """)
  let first = try material.run(
    Experiment(name: "the first token", position: .first, length: 1), on: split, notebook)
  notebook.print(table([Outcome.header, training.row, first.row]))
  return [padded, whole, first]
}
