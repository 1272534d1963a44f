import Notebooks

/// What lies beyond the book's own code: positions of other kinds, and what
/// training does to the vectors.
func topics(_ notebook: Notebook) throws {
  try notebook.topic(
    "order", "Without positions, order does not matter",
    names: ["positional encodings"], in: [.deck], seconds: 0
  ) { order(notebook) }
}
