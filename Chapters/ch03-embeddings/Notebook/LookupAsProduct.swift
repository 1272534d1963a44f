import NeuralNetworks
import Notebooks
import Tensors

/// The bonus of section 2.7: an embedding is a linear layer that skips the multiplications by zero.
func lookupAsProduct(_ notebook: Notebook) {
  notebook.cell(
    "2.7 Bonus: an embedding for four ids",
    """
    Why not just use a linear layer? One could, as the next cells show. First a table of four rows of \
    five, and three ids looked up in it.
    """)
  let seed = UInt64(notebook.seed(default: 123))
  let ids = Tensor([2, 3, 1])
  let embedding = Embedding(count: 4, width: 5, generator: RandomGenerator(seed: seed))
  notebook.show("looked up", embedding(ids))
  notebook.compare("table", embedding.weight, book: Printed.fourByFive)
  notebook.compare("id 1", embedding(Tensor([1])), book: Printed.fourByFive[1..<2])
  notebook.compare("id 2", embedding(Tensor([2])), book: Printed.fourByFive[2..<3])
  notebook.compare("ids 2, 3, 1", embedding(ids), book: Printed.rowsTwoThreeOne)

  notebook.cell(
    "2.7 Bonus: ids as one-hot rows",
    "A one-hot row has a 1 at the place of the id and 0 everywhere else.")
  let oneHot = ids.oneHot(classes: 4)  // [tokens, vocabulary]
  notebook.show("one-hot", oneHot)
  notebook.compare("one-hot", oneHot, book: Tensor([[0, 0, 1, 0], [0, 0, 0, 1], [0, 1, 0, 0]]))

  notebook.cell(
    "2.7 Bonus: a linear layer of the same size",
    """
    A linear layer computes x Wᵀ, so its weight has the sizes the other way round: five outputs by four \
    inputs. Its random start is another one, too.
    """)
  let linear = Linear(
    inputSize: 4, outputSize: 5, hasBias: false, generator: RandomGenerator(seed: seed))
  notebook.show("weight", linear.weight)
  notebook.compare("weight", linear.weight, book: Printed.linearWeight)

  notebook.cell(
    "2.7 Bonus: one-hot times weight is a lookup",
    """
    Give the layer the transposed table as its weight, and it returns the rows that the embedding looked \
    up: each product has a single 1, which picks a row, and zeros, which are work for nothing. With a \
    vocabulary of 50,257 that would be 50,256 wasted multiplications for each number.
    """)
  linear.weight = embedding.weight.detached().transposed()
  let product = linear(oneHot.to(Float.self))  // [tokens, width]
  notebook.show("product", product)
  notebook.compare("product", product, book: Printed.rowsTwoThreeOne)
  notebook.show("largest difference from the lookup", (product - embedding(ids)).abs().max().item)
}
