import Classification
import Datasets
import Notebooks
import Tensors
import Tokenizing

/// Section 6.3: messages as rows of ids of one length, in batches.
func padMessages(
  _ notebook: Notebook, _ data: ClassificationData, _ split: MessageSplit
) -> MessageLoaders {
  notebook.cell(
    "6.3 The padding token",
    """
    Messages differ in length, but all rows of a batch must be equally \
    long. Cutting them to the shortest would lose most of the text, so \
    short ones are padded with the end-of-text token.
    """)
  let tokenizer = data.tokenizer
  notebook.show("padding token", tokenizer.paddingToken)
  notebook.show(
    "\"Do you have time\"", tokenizer.encodeOrdinary("Do you have time"))
  if data.base.isGPT2 {
    notebook.compare("padding", tokenizer.paddingToken, book: 50256)
    notebook.compare(
      "ids", tokenizer.encodeOrdinary("Do you have time"),
      book: [5211, 345, 423, 640])
  } else {
    notebook.skipComparison(
      "the ids 5211, 345, 423, 640 and 50256",
      because: "this is another vocabulary")
  }

  notebook.cell(
    "6.3 How long messages are",
    "In tokens of this vocabulary. A few long messages determine how much padding all others get."
  )
  let lengths = split.training.map {
    tokenizer.encodeOrdinary($0.text).count
  }
  let bins = (0..<8).map { bin in
    lengths.count { $0 / 20 == bin || (bin == 7 && $0 >= 160) }
  }
  let labels = (0..<8).map {
    $0 == 7 ? "140 and more" : "\($0 * 20) to \($0 * 20 + 19)"
  }
  notebook.plot(
    BarChart(
      "Training messages by tokens", labels: labels,
      values: bins.map(Double.init), decimals: 0))

  notebook.cell(
    "6.3 Rows of one length",
    """
    Every row is as long as the longest training message; the small model \
    has a lower limit to save time. Longer messages are cut, and no row \
    may exceed the model's context.
    """)
  let loaders = MessageLoaders(
    split, tokenizer: tokenizer,
    length: data.settings.length.map { min($0, lengths.max()!) },
    contextLength: data.configuration.contextLength)
  notebook.show("longest message", lengths.max()!)
  notebook.show("row length", loaders.length)
  notebook.show("first row", Tensor(loaders.training.dataset[0].ids))
  if data.isBookRun {
    notebook.compare("longest", lengths.max()!, book: 120)
  } else {
    notebook.skipComparison(
      "the longest message, 120 tokens", because: needsBookRun)
  }

  showBatches(notebook, loaders)
  return loaders
}

/// Section 6.3: the loaders.
private func showBatches(_ notebook: Notebook, _ loaders: MessageLoaders) {
  notebook.cell(
    "6.3 Batches of eight",
    "Only the training loader shuffles, and only it drops the last, smaller batch."
  )
  for batch in loaders.training.prefix(1) {
    notebook.print(
      "ids", batch.inputs.shape, "classes", batch.classes.scalars)
  }
  let counts = [loaders.training, loaders.validation, loaders.test].map(
    \.count)
  notebook.compare(
    "training, validation and test batches", counts, book: [130, 19, 38])
}
