import NeuralNetworks
import Notebooks
import SelfAttention
import Tensors

/// Section 3.5.2: dropout sets further weights to zero while the model is trained.
func dropoutOnWeights(_ notebook: Notebook, _ weights: Tensor<Float>) {
  notebook.cell(
    "3.5.2 Dropout on ones",
    """
    Dropout sets numbers to zero at random, here half of them, so that the model relies on no single link. \
    The others are divided by the share that stays: on average, sums remain what they were.
    """)
  manualSeed(notebook.seed(default: 123))
  let dropout = Dropout(probability: 0.5)
  let ones = dropout(Tensor<Float>.ones([6, 6]))
  notebook.show("ones", ones)
  notebook.compare("ones", ones, book: Printed.droppedOnes)

  notebook.cell(
    "3.5.2 Dropout on attention weights",
    """
    With the same seed the same places go. Rows no longer add up to one, only on average; the second token \
    even loses all of its weights this time. Common rates are 0.1 to 0.2.
    """)
  manualSeed(notebook.seed(default: 123))
  let dropped = dropout(weights)
  notebook.show("weights", dropped)
  notebook.compare("weights", dropped, book: Printed.droppedWeights)

  notebook.cell(
    "3.5.2 Only while training",
    "A model that is used, not trained, should not gamble: in evaluation, dropout passes everything.")
  dropout.eval()
  notebook.show("unchanged", dropout(weights).scalars == weights.scalars)
  dropout.train()
  notebook.show("mean of a million dropped ones", dropout(Tensor<Float>.ones([1000, 1000])).mean().item)

  notebook.cell(
    "3.5.2 If you have seen another mask",
    """
    Readers of the book with certain older PyTorch builds for Intel processors saw another mask under the \
    same seed. Those builds let Intel's library MKL draw: it took one 32-bit word as the seed of a different \
    generator. Current builds, those for AMD, Arm and the Mac, and this project give the printed one. The \
    other one, as readers report it:
    """)
  manualSeed(notebook.seed(default: 123))
  let older = olderDropoutMask(shape: [6, 6], probability: 0.5) * 2
  let reported = "222222020000002020220002200002020000"
  notebook.show("older mask", older)
  notebook.show("is the reported one", older.scalars.map { "\(Int($0))" }.joined() == reported)
}
