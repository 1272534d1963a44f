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
  let firstThree = concatenated(
    batches.prefix(3).flatMap { [$0.inputs, $0.targets] }, along: 0)
  notebook.compare(
    "ids", firstThree,
    book: Tensor([
      [0, 1, 2, 3], [1, 2, 3, 4], [1, 2, 3, 4], [2, 3, 4, 5],
      [2, 3, 4, 5], [3, 4, 5, 6],
    ]),
    rows: [
      "inputs 1", "targets 1", "inputs 2", "targets 2", "inputs 3",
      "targets 3",
    ])

  notebook.cell(
    "2.6 Bonus: the end of the numbers",
    "The last window ends with 999, so that its target can end with 1000.")
  let last = batches[batches.count - 1]
  let ends = concatenated([last.inputs, last.targets], along: 0)
  notebook.show("batches", batches.count)
  notebook.compare(
    "ids", ends,
    book: Tensor([[996, 997, 998, 999], [997, 998, 999, 1000]]),
    rows: ["last inputs", "last targets"])

  notebook.cell(
    "2.6 Bonus: two windows in a batch",
    "With a stride of 4, the rows of a batch follow each other in the text."
  )
  let pairs = Array(
    try makeDataLoader(
      ids: numbers, batchSize: 2, contextLength: 4, stride: 4,
      shuffles: false))
  let (inputs, targets) = pairs[pairs.count - 1]
  notebook.compare(
    "last inputs", inputs,
    book: Tensor([[992, 993, 994, 995], [996, 997, 998, 999]]))
  notebook.compare(
    "last targets", targets,
    book: Tensor([[993, 994, 995, 996], [997, 998, 999, 1000]]))

  notebook.cell(
    "2.6 Bonus: the same in a random order",
    """
    Training reshuffles the windows in each epoch. Only the order of the \
    windows changes; within a window, the tokens stay in order.
    """)
  notebook.manualSeed(123)
  let shuffled = Array(
    try makeDataLoader(
      ids: numbers, batchSize: 2, contextLength: 4, stride: 4,
      shuffles: true))
  let (x, y) = shuffled[shuffled.count - 1]
  notebook.compare(
    "last inputs", x,
    book: Tensor([[880, 881, 882, 883], [112, 113, 114, 115]]))
  notebook.compare(
    "last targets", y,
    book: Tensor([[881, 882, 883, 884], [113, 114, 115, 116]]))
}
