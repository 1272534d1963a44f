import NeuralNetworks
import Notebooks
import Tensors

/// The bonus of section 2.7: an embedding is a linear layer that skips
/// multiplications by zero.
func lookupAsProduct(_ notebook: Notebook) {
  notebook.cell(
    "2.7 Bonus: an embedding for four ids",
    """
    Why not just use a linear layer? One could, as the next cells show. We \
    start with a table of four rows and five columns, and look up three \
    ids in it.
    """)
  let ids = Tensor([2, 3, 1])
  notebook.manualSeed(123)
  let embedding = Embedding(count: 4, width: 5)
  let lookedUp = embedding(ids)  // [tokens, width]
  notebook.compare(
    "table", embedding.weight, book: Printed.fourByFive,
    rows: (0..<4).map { "id \($0)" })
  notebook.compare(
    "looked up", lookedUp, book: Printed.rowsTwoThreeOne, rows: names)

  notebook.cell(
    "2.7 Bonus: ids as one-hot rows",
    "A one-hot row is 1 at the position of the id and 0 everywhere else.")
  let oneHot = ids.oneHot(classes: 4)  // [tokens, vocabulary]
  notebook.compare(
    "one-hot", oneHot,
    book: Tensor([[0, 0, 1, 0], [0, 0, 0, 1], [0, 1, 0, 0]]), rows: names,
    columns: ["0", "1", "2", "3"])

  notebook.cell(
    "2.7 Bonus: a linear layer of the same size",
    """
    A linear layer computes x Wᵀ, so its weight has the transposed shape: \
    five outputs by four inputs. Its random initial values differ, too.
    """)
  notebook.manualSeed(123)
  let linear = Linear(inputSize: 4, outputSize: 5, hasBias: false)
  notebook.compare(
    "weight", linear.weight, book: Printed.linearWeight,
    rows: (0..<5).map { "output \($0)" },
    columns: (0..<4).map { "input \($0)" })

  notebook.cell(
    "2.7 Bonus: one-hot times weight is a lookup",
    """
    With the transposed table as its weight, the layer returns the same \
    rows as the lookup: in each one-hot row, the single 1 selects a row of \
    the table, and the zeros are wasted work. With a vocabulary of 50,257 \
    that is 50,256 wasted multiplications per number.
    """)
  linear.weight = embedding.weight.detached().transposed()
  let product = linear(oneHot.to(Float.self))  // [tokens, width]
  notebook.compare(
    "product", product, book: Printed.rowsTwoThreeOne, rows: names)
  notebook.claim(
    "exactly the rows of the lookup", product.scalars == lookedUp.scalars)
}

private let names = ["id 2", "id 3", "id 1"]
