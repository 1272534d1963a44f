import NeuralNetworks
import Notebooks
import SelfAttention
import Tensors

/// Book 3.5.2: dropout sets more weights to zero in training.
func dropoutOnWeights(_ notebook: Notebook, _ weights: Tensor<Float>) {
  notebook.cell(
    "3.5.2 Dropout on ones",
    """
    Dropout sets numbers to zero at random, here half of them, so that the \
    model does not depend on single connections. The others are divided by \
    the share that is kept, so that sums stay the same on average.
    """)
  notebook.ask("Half of the ones become zero. What do the others become?")
  notebook.manualSeed(123)
  let dropout = Dropout(probability: 0.5)
  let ones = dropout(Tensor<Float>.ones([6, 6]))
  notebook.compare("ones", ones, book: Printed.droppedOnes)

  notebook.cell(
    "3.5.2 Dropout on attention weights",
    """
    The same seed drops the same positions. Rows sum to one only on \
    average: under the book's seed, the second token even loses all of its \
    weights. Common rates are 0.1 to 0.2.
    """)
  notebook.manualSeed(123)
  let dropped = dropout(weights)
  notebook.compare(
    "weights", dropped, book: Printed.droppedWeights, rows: words,
    columns: words)

  notebook.cell(
    "3.5.2 Only in training",
    """
    A model in use should not act at random: in evaluation mode, dropout \
    does nothing. In training it keeps the mean.
    """)
  dropout.eval()
  let inUse = dropout(weights)
  dropout.train()
  let million = dropout(Tensor<Float>.ones([1000, 1000]))
  notebook.claim(
    "in evaluation mode the weights stay as they are",
    inUse.scalars == weights.scalars)
  notebook.show("mean of a million dropped ones", million.mean().item)

  notebook.cell(
    "3.5.2 If you have seen another mask",
    """
    With certain older PyTorch builds for Intel processors, readers of the \
    book saw another mask for the same seed. Those builds let Intel's MKL \
    draw the mask, with a different generator seeded by a single 32-bit \
    word. Current builds, those for AMD, Arm and the Mac, and this project \
    give the printed one. The other one, as readers report it:
    """)
  notebook.manualSeed(123)
  let older = olderDropoutMask(shape: [6, 6], probability: 0.5) * 2
  let reported = "222222020000002020220002200002020000"
  notebook.show("older mask", older)
  notebook.claim(
    "it is the reported one",
    older.scalars.map { "\(Int($0))" }.joined() == reported)
}
