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
  let dataset = GPTDataset(ids: story.ids, contextLength: 4, stride: 1)
  notebook.show("examples", dataset.count)
  notebook.show("first inputs", dataset[0].inputs)
  notebook.show("first targets", dataset[0].targets)

  notebook.cell(
    "2.6 Batches of one",
    """
    A loader delivers the examples in batches. Batches of one with a \
    stride of 1 show best what it does: the second batch is the first, \
    shifted by one token.
    """)
  let single = try makeDataLoader(
    ids: story.ids, batchSize: 1, contextLength: 4, stride: 1,
    shuffles: false)
  let firstTwo = Array(single.prefix(2))
  for batch in firstTwo { notebook.print(batch.inputs, "→", batch.targets) }
  notebook.compare(
    "inputs 1", firstTwo[0].inputs, book: Tensor([[40, 367, 2885, 1464]]),
    on: story)
  notebook.compare(
    "targets 1", firstTwo[0].targets,
    book: Tensor([[367, 2885, 1464, 1807]]), on: story)
  notebook.compare(
    "inputs 2", firstTwo[1].inputs,
    book: Tensor([[367, 2885, 1464, 1807]]), on: story)
  notebook.compare(
    "targets 2", firstTwo[1].targets,
    book: Tensor([[2885, 1464, 1807, 3619]]), on: story)

  notebook.cell(
    "2.6 Batches of eight with overlap",
    """
    Training uses larger batches. With a stride of 1, which the notes show \
    first, each row repeats three of the four ids in the row above.
    """)
  let overlapping = try makeDataLoader(
    ids: story.ids, batchSize: 8, contextLength: 4, stride: 1,
    shuffles: false)
  for (inputs, targets) in overlapping.prefix(1) {
    notebook.show("inputs", inputs)
    notebook.show("targets", targets)
    notebook.compare(
      "inputs", inputs, book: Printed.overlappingInputs, on: story,
      source: .notes)
    notebook.compare(
      "targets", targets, book: Printed.overlappingTargets, on: story,
      source: .notes)
  }

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
  for (inputs, targets) in disjoint.prefix(1) {
    notebook.show("inputs", inputs)
    notebook.show("targets", targets)
    notebook.compare(
      "inputs", inputs, book: Printed.disjointInputs, on: story)
    notebook.compare(
      "targets", targets, book: Printed.disjointTargets, on: story)
  }

  notebook.cell(
    "2.6 What the stride costs",
    "The shorter the stride, the more batches there are in an epoch, and the longer it takes."
  )
  notebook.show("batches of eight with stride 1", overlapping.count)
  notebook.show("batches of eight with stride 4", disjoint.count)
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
  for (inputs, _) in short.prefix(1) {
    notebook.show("inputs", inputs)
    notebook.compare(
      "inputs", inputs,
      book: Tensor([[40, 367], [2885, 1464], [1807, 3619], [402, 271]]),
      on: story)
  }

  notebook.cell(
    "2.6 Exercise 2.2: windows of eight",
    "Length 8 and stride 2: each row repeats six of the eight ids in the row above."
  )
  let long = try makeDataLoader(
    ids: story.ids, batchSize: 4, contextLength: 8, stride: 2,
    shuffles: false)
  for (inputs, _) in long.prefix(1) {
    notebook.show("inputs", inputs)
    notebook.compare(
      "inputs", inputs, book: Printed.exerciseInputs, on: story)
  }
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
    notebook.print(error)
  }
  do {
    _ = try makeDataLoader(
      ids: Array(story.ids.prefix(9)), batchSize: 8, contextLength: 4,
      stride: 1)
  } catch {
    notebook.print(error)
  }
}
