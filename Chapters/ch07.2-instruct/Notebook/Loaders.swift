import InstructionTuning
import Notebooks
import Tensors

/// Section 7.4: loaders.
func showLoaders(_ notebook: Notebook, _ data: ChapterData) {
  notebook.cell(
    "7.4 Loaders",
    """
    Training batches are shuffled, eight texts each. Each batch is padded \
    only to its own longest text, so shapes differ and there is little \
    padding.
    """)
  notebook.source(of: "makeInstructionLoader")
  notebook.manualSeed(123)
  let batches = Array(data.loader(data.split.training, shuffles: true))
  let ids = batches.flatMap { $0.inputs.scalars }
  let padding = ids.count { $0 == data.endOfText }
  notebook.show("first shapes", batches.prefix(4).map(\.inputs.shape))
  notebook.show("batches", batches.count)
  notebook.show("padding", "\(100 * padding / max(ids.count, 1)) %")

  notebook.cell(
    "7.4 The book's batches",
    """
    The book's settings: its style, targets for everything, no limit but \
    GPT-2's context. With its data, vocabulary and seed, our batches have \
    its widths.
    """)
  notebook.manualSeed(123)
  let widths = data.bookLoader.map { $0.inputs.shape[1] }
  notebook.show("narrowest", widths.min() ?? 0)
  notebook.show("widest", widths.max() ?? 0)
  if data.hasBookBatches {
    notebook.compare("batches", widths.count, book: 116)
    notebook.compare(
      "first widths", Array(widths.prefix(8)),
      book: [61, 76, 73, 68, 65, 72, 80, 67])
    notebook.compare(
      "last widths", Array(widths.suffix(4)), book: [83, 66, 74, 69])
  } else {
    notebook.skipComparison(
      "the book's 116 widths",
      because: "needs instruction-data.json and GPT-2's vocabulary")
  }
}
