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
  let ids = tokenizer.encodeOrdinary("Do you have time")
  notebook.show("padding token", tokenizer.paddingToken)
  notebook.show("\"Do you have time\"", ids)
  if data.base.isGPT2 {
    notebook.compare("padding", tokenizer.paddingToken, book: 50256)
    notebook.compare("ids", ids, book: [5211, 345, 423, 640])
  } else {
    notebook.skipComparison(
      "the ids 5211, 345, 423, 640 and 50256",
      because: "this is another vocabulary")
  }

  notebook.cell(
    "6.3 How long messages are",
    """
    In tokens of this vocabulary. A few long messages determine how much \
    padding all others get.
    """)
  let lengths = split.training.map {
    tokenizer.encodeOrdinary($0.text).count
  }
  let bins = (0..<8).map { bin in
    lengths.count { min($0 / 20, 7) == bin }
  }
  let labels = (0..<7).map { "\($0 * 20) to \($0 * 20 + 19)" }
  notebook.plot(
    BarChart(
      "Training messages by tokens", labels: labels + ["140 and more"],
      values: bins.map(Double.init), decimals: 0))

  notebook.cell(
    "6.3 Rows of one length",
    """
    Every row is as long as the longest training message; the small model \
    has a lower limit to save time. Longer messages are cut, and no row \
    may exceed the model's context.
    """)
  notebook.source(of: "SpamDataset")
  let longest = lengths.max() ?? 0
  let loaders = MessageLoaders(
    split, tokenizer: tokenizer, contextLength: data.rowLimit)
  notebook.show("longest message", longest)
  notebook.show("row length", loaders.length)
  notebook.show("first row", Tensor(loaders.training.dataset[0].ids))
  if data.isBookRun {
    notebook.compare("longest", longest, book: 120)
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
    """
    Only the training loader shuffles, and only it drops the last, smaller \
    batch.
    """)
  notebook.manualSeed(123)
  for batch in loaders.training.prefix(1) {
    notebook.show("ids", batch.inputs.shape)
    notebook.show("classes", batch.classes.scalars)
  }
  let all = [loaders.training, loaders.validation, loaders.test]
  notebook.compare(
    "training, validation and test batches", all.map(\.count),
    book: [130, 19, 38])
}
