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
  manualSeed(notebook.seed(default: 123))
  let embedding = Embedding(count: 6, width: 3)
  notebook.show("table", embedding.weight)
  notebook.compare("table", embedding.weight, book: Printed.sixByThree)

  notebook.cell(
    "2.7 Looking up one id",
    "Embedding the id 3 means taking row 3, which is the fourth row, since ids count from 0."
  )
  let row = embedding(Tensor([3]))  // [1, width]
  notebook.show("id 3", row)
  notebook.compare("id 3", row, book: Tensor([[-0.4015, 0.9666, -1.1481]]))

  notebook.cell(
    "2.7 Looking up several ids",
    "Four ids give four rows, in the order of the ids.")
  let rows = embedding(Tensor([2, 3, 5, 1]))  // [tokens, width]
  notebook.show("ids 2, 3, 5, 1", rows)
  notebook.compare("ids 2, 3, 5, 1", rows, book: Printed.fourRows)

  notebook.cell(
    "2.7 The rows are parameters",
    """
    Embeddings are learned like any other weights. Let the loss be the sum \
    of the rows for ids 2, 3 and 2 again: row 2 receives a gradient twice, \
    row 3 once, and the other rows receive none.
    """)
  embedding(Tensor([2, 3, 2])).sum().backward()
  if let gradient = embedding.weight.gradient {
    notebook.show("gradient", gradient)
  }
  notebook.show("parameters", embedding.parameterCount)
}
