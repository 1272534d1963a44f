import Classification
import Datasets
import Notebooks
import Tensors
import Tokenizing

/// Section 6.3: messages as rows of ids of one length, in batches.
func padMessages(_ notebook: Notebook, _ material: Material, _ split: MessageSplit) -> MessageLoaders {
  notebook.cell(
    "6.3 The padding token",
    """
    Messages differ in length, and a batch is a rectangle. Cutting all to the shortest would lose most of the \
    text, so the short ones are filled up, with the token that ends a document.
    """)
  let tokenizer = material.tokenizer
  notebook.show("padding token", tokenizer.paddingToken)
  notebook.show("\"Do you have time\"", tokenizer.encodeOrdinary("Do you have time"))
  if material.isGPT2 {
    notebook.compare("padding", tokenizer.paddingToken, book: 50256)
    notebook.compare(
      "ids", tokenizer.encodeOrdinary("Do you have time"), book: [5211, 345, 423, 640])
  } else {
    notebook.skipComparison("the ids 5211, 345, 423, 640 and 50256", because: "this is another vocabulary")
  }

  notebook.cell(
    "6.3 How long messages are",
    "In tokens, with the vocabulary at hand. A few long messages decide how much padding all others get.")
  let lengths = split.training.map { tokenizer.encodeOrdinary($0.text).count }
  let bins = (0..<8).map { bin in lengths.count { $0 / 20 == bin || (bin == 7 && $0 >= 160) } }
  let labels = (0..<8).map { $0 == 7 ? "140 and more" : "\($0 * 20) to \($0 * 20 + 19)" }
  notebook.plot(
    BarChart("Messages to train on, by tokens", labels: labels, values: bins.map(Double.init), decimals: 0))

  notebook.cell(
    "6.3 Rows of one length",
    """
    All rows get the length of the longest message to train on, or with the small model an upper limit that \
    saves time; what is longer is cut. No row may be longer than the context of the model.
    """)
  let loaders = MessageLoaders(
    split, tokenizer: tokenizer, length: material.settings.length.map { min($0, lengths.max()!) },
    contextLength: material.configuration.contextLength)
  notebook.show("longest message", lengths.max()!)
  notebook.show("length of a row", loaders.length)
  notebook.show("first row", Tensor(loaders.training.dataset[0].ids))
  if material.isBookRun {
    notebook.compare("longest", lengths.max()!, book: 120)
  } else {
    notebook.skipComparison("the longest message, 120 tokens", because: needsBookRun)
  }

  showBatches(notebook, loaders)
  return loaders
}

/// Section 6.3: the loaders.
private func showBatches(_ notebook: Notebook, _ loaders: MessageLoaders) {
  notebook.cell(
    "6.3 Batches of eight",
    "Only the messages to train on are shuffled, and only there a last, smaller batch is left out.")
  for batch in loaders.training.prefix(1) {
    notebook.print("ids", batch.inputs.shape, "classes", batch.classes.scalars)
  }
  let counts = [loaders.training, loaders.validation, loaders.test].map(\.count)
  notebook.compare("batches to train, validate and test", counts, book: [130, 19, 38])
}
