import Notebooks
import Sampling
import Tensors

/// The bonus of section 2.6: windows over 0, 1, 2 … 1000, where every id is
/// its own position.
func numberWindows(_ notebook: Notebook) throws {
  notebook.cell(
    "2.6 Bonus: windows over numbers",
    """
    If the ids are simply 0, 1, 2 … 1000, each one is its own position in \
    the text, and what a loader does is visible at a glance.
    """)
  let numbers = Array(0...1000)
  let single = try makeDataLoader(
    ids: numbers, batchSize: 1, contextLength: 4, stride: 1, shuffles: false
  )
  let batches = Array(single)
  notebook.compare(
    "inputs 1", batches[0].inputs, book: Tensor([[0, 1, 2, 3]]))
  notebook.compare(
    "targets 1", batches[0].targets, book: Tensor([[1, 2, 3, 4]]))
  notebook.compare(
    "inputs 2", batches[1].inputs, book: Tensor([[1, 2, 3, 4]]))
  notebook.compare(
    "targets 2", batches[1].targets, book: Tensor([[2, 3, 4, 5]]))
  notebook.compare(
    "inputs 3", batches[2].inputs, book: Tensor([[2, 3, 4, 5]]))
  notebook.compare(
    "targets 3", batches[2].targets, book: Tensor([[3, 4, 5, 6]]))

  notebook.cell(
    "2.6 Bonus: the end of the numbers",
    "The last window ends with 999, so that its target can end with 1000.")
  notebook.show("batches", batches.count)
  notebook.compare(
    "last inputs", batches[996].inputs,
    book: Tensor([[996, 997, 998, 999]]))
  notebook.compare(
    "last targets", batches[996].targets,
    book: Tensor([[997, 998, 999, 1000]]))

  notebook.cell(
    "2.6 Bonus: two windows in a batch",
    "With a stride of 4, the rows of a batch follow each other in the text."
  )
  let pairs = Array(
    try makeDataLoader(
      ids: numbers, batchSize: 2, contextLength: 4, stride: 4,
      shuffles: false))
  let last = pairs[pairs.count - 1]
  notebook.compare(
    "last inputs", last.inputs,
    book: Tensor([[992, 993, 994, 995], [996, 997, 998, 999]]))
  notebook.compare(
    "last targets", last.targets,
    book: Tensor([[993, 994, 995, 996], [997, 998, 999, 1000]]))

  notebook.cell(
    "2.6 Bonus: the same in a random order",
    """
    Training reshuffles the windows in each epoch. Only the order of the \
    windows changes; within a window, the tokens stay in order.
    """)
  manualSeed(notebook.seed(default: 123))
  let shuffled = Array(
    try makeDataLoader(
      ids: numbers, batchSize: 2, contextLength: 4, stride: 4,
      shuffles: true))
  let end = shuffled[shuffled.count - 1]
  notebook.compare(
    "last inputs", end.inputs,
    book: Tensor([[880, 881, 882, 883], [112, 113, 114, 115]]))
  notebook.compare(
    "last targets", end.targets,
    book: Tensor([[881, 882, 883, 884], [113, 114, 115, 116]]))
}
