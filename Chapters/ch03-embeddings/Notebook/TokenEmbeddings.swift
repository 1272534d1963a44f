import NeuralNetworks
import Notebooks
import Tensors

/// Section 2.7: a table with a row of numbers per token.
func tokenEmbeddings(_ notebook: Notebook) {
  notebook.cell(
    "2.7 A row of numbers for each token",
    """
    A network computes with real numbers, and an id is only a label. So \
    each id gets a row in a table: its embedding. Here are six tokens with \
    ids 0 to 5, and three numbers for each. The numbers are random at \
    first; training will change them. (The notes number the tokens 1 to 6, \
    but an id 6 would need a seventh row.)
    """)
  notebook.source(of: "Embedding.init")
  notebook.manualSeed(123)
  let embedding = Embedding(count: 6, width: 3)
  notebook.compare(
    "table", embedding.weight, book: Printed.sixByThree,
    rows: (0..<6).map { "id \($0)" })

  notebook.cell(
    "2.7 Looking up one id",
    "Embedding the id 3 means taking row 3, which is the fourth row, since ids count from 0."
  )
  notebook.source(of: "Embedding.callAsFunction")
  let row = embedding(Tensor([3]))  // [1, width]
  notebook.compare("id 3", row, book: Tensor([[-0.4015, 0.9666, -1.1481]]))

  notebook.cell(
    "2.7 Looking up several ids",
    "Four ids give four rows, in the order of the ids.")
  let rows = embedding(Tensor([2, 3, 5, 1]))  // [tokens, width]
  notebook.compare(
    "four ids", rows, book: Printed.fourRows,
    rows: ["id 2", "id 3", "id 5", "id 1"])

  notebook.cell(
    "2.7 The rows are parameters",
    """
    Embeddings are learned like any other weights. Let the loss be the sum \
    of the rows for ids 2, 3 and 2 again, so that each number of a row \
    that is looked up has the slope 1.
    """)
  notebook.ask("Which rows of the table get a gradient, and how large?")
  embedding(Tensor([2, 3, 2])).sum().backward()
  let gradient = embedding.weight.gradient!
  notebook.show(
    "gradient", gradient, rows: (0..<6).map { "id \($0)" }, decimals: 0)
  notebook.claim(
    "a gradient for each time that a row was looked up",
    gradient[0..., 0].scalars == [0, 0, 2, 1, 0, 0])
  notebook.show("parameters", embedding.parameterCount)
}
