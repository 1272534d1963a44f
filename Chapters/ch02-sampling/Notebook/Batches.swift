import Datasets
import Notebooks
import Sampling
import Tensors

/// Section 2.6: the data set and its loader.
func batches(_ notebook: Notebook, of story: TokenizedStory) throws {
  notebook.cell(
    "2.6 A data set of windows",
    """
    GPTDataset lays such windows over ids. It stores the ids once, and an \
    example is a view of them, so a stride of 1 takes no more memory than \
    any other.
    """)
  notebook.source(of: "GPTDataset")
  let dataset = GPTDataset(ids: story.ids, contextLength: 4, stride: 1)
  let (x, y) = dataset[0]
  var first = Table(["x", "", "y", ""], numbers: ["x", "y"])
  for (input, target) in zip(x.scalars, y.scalars) {
    first.append([
      "\(input)", story.tokenizer.decode([input]), "\(target)",
      story.tokenizer.decode([target]),
    ])
  }
  notebook.show("examples", dataset.count)
  notebook.show("the first one", first)

  notebook.cell(
    "2.6 Batches of one",
    """
    A loader delivers the examples in batches. Batches of one with a \
    stride of 1 show best what it does: the second batch is the first, \
    shifted by one token. Of the two functions, the second encodes a text \
    first, like the book's; the first makes the batches.
    """)
  notebook.source(of: "makeDataLoader")
  let single = try makeDataLoader(
    ids: story.ids, batchSize: 1, contextLength: 4, stride: 1,
    shuffles: false)
  let firstTwo = concatenated(
    single.prefix(2).flatMap { [$0.inputs, $0.targets] }, along: 0)
  notebook.compare(
    "ids", firstTwo, book: Printed.firstTwoBatches,
    recorded: Recorded.firstTwoBatches,
    rows: ["inputs 1", "targets 1", "inputs 2", "targets 2"],
    on: story.data)

  notebook.cell(
    "2.6 Batches of eight with overlap",
    """
    Training uses larger batches. With a stride of 1, which the notes show \
    first, each row repeats three of the four ids in the row above.
    """)
  let overlapping = try makeDataLoader(
    ids: story.ids, batchSize: 8, contextLength: 4, stride: 1,
    shuffles: false)
  let (inputs, targets) = firstBatch(of: overlapping)
  notebook.compare(
    "inputs", inputs, book: Printed.overlappingInputs,
    recorded: Recorded.overlappingInputs, rows: rows(8), on: story.data,
    source: .notes)
  notebook.compare(
    "targets", targets, book: Printed.overlappingTargets,
    recorded: Recorded.overlappingTargets, rows: rows(8), on: story.data,
    source: .notes)

  notebook.cell(
    "2.6 Batches of eight without overlap",
    """
    With a stride as long as the window, no id is an input twice. The \
    model sees each token once per epoch, which gives it fewer chances to \
    memorize the text.
    """)
  let disjoint = try makeDataLoader(
    ids: story.ids, batchSize: 8, contextLength: 4, stride: 4,
    shuffles: false)
  let (next, answers) = firstBatch(of: disjoint)
  notebook.compare(
    "inputs", next, book: Printed.disjointInputs,
    recorded: Recorded.disjointInputs, rows: rows(8), on: story.data)
  notebook.compare(
    "targets", answers, book: Printed.disjointTargets,
    recorded: Recorded.disjointTargets, rows: rows(8), on: story.data)

  notebook.cell(
    "2.6 What the stride costs",
    "The shorter the stride, the more batches there are in an epoch, and the longer it takes."
  )
  notebook.show("batches of eight with stride 1", overlapping.count)
  notebook.show("batches of eight with stride 4", disjoint.count)
  notebook.claim(
    "stride 1 takes about four times as many batches",
    abs(Double(overlapping.count) / Double(disjoint.count) - 4) < 0.1)
}

/// The first batch of an epoch.
private func firstBatch(
  of loader: DataLoader<GPTDataset, TokenBatch>
) -> TokenBatch {
  loader.first { _ in true }!
}

private func rows(_ count: Int) -> [String] {
  (1...count).map { "row \($0)" }
}

/// Exercise 2.2: other lengths and strides.
func exercise(_ notebook: Notebook, of story: TokenizedStory) throws {
  notebook.cell(
    "2.6 Exercise 2.2: windows of two",
    "Length 2 and stride 2: the rows continue one another without a gap, as in the story."
  )
  let short = try makeDataLoader(
    ids: story.ids, batchSize: 4, contextLength: 2, stride: 2,
    shuffles: false)
  let pairs = firstBatch(of: short).inputs
  notebook.compare(
    "inputs", pairs,
    book: Tensor([[40, 367], [2885, 1464], [1807, 3619], [402, 271]]),
    recorded: Recorded.pairs, rows: rows(4), on: story.data)

  notebook.cell(
    "2.6 Exercise 2.2: windows of eight", "The same with length 8.")
  notebook.ask(
    "Length 8, stride 2: how many ids does a row share with the one above?")
  let long = try makeDataLoader(
    ids: story.ids, batchSize: 4, contextLength: 8, stride: 2,
    shuffles: false)
  let eights = firstBatch(of: long).inputs
  notebook.compare(
    "inputs", eights, book: Printed.exerciseInputs,
    recorded: Recorded.eights, rows: rows(4), on: story.data)
  notebook.claim(
    "each row begins with the last six ids of the row above",
    (1..<4).allSatisfy { row in
      eights[row, 0..<6].scalars == eights[row - 1, 2..<8].scalars
    })
}

/// Texts too short for a single window or a single batch.
func textThatIsTooShort(_ notebook: Notebook, of story: TokenizedStory) {
  notebook.cell(
    "2.6 A text that is too short",
    """
    A window counts only if its target is complete. Without a single \
    window, or with too few to fill a batch, there is nothing to train on. \
    The loader says so instead of silently running through zero batches.
    """)
  do {
    _ = try makeDataLoader(
      ids: Array(story.ids.prefix(4)), contextLength: 4)
  } catch {
    notebook.prose("\(error)")
  }
  do {
    _ = try makeDataLoader(
      ids: Array(story.ids.prefix(9)), batchSize: 8, contextLength: 4,
      stride: 1)
  } catch {
    notebook.prose("\(error)")
  }
}
