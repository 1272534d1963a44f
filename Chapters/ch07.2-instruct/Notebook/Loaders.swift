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
  manualSeed(data.seed)
  let batches = Array(data.loader(data.split.training, shuffles: true))
  notebook.show("first shapes", batches.prefix(4).map(\.inputs.shape))
  let total = batches.reduce(0) { $0 + $1.inputs.count }
  let padding = batches.reduce(0) {
    $0 + $1.inputs.scalars.count { $0 == data.endOfText }
  }
  notebook.print(
    "\(batches.count) batches, \(total) tokens, \(100 * padding / max(total, 1)) % of them padding"
  )

  notebook.cell(
    "7.4 The book's batches",
    "With the book's data, vocabulary and seed, our batches have the book's widths and ids."
  )
  guard let gpt2 = data.gpt2, data.isBookData else {
    notebook.skipComparison(
      "widths and ids",
      because: "needs instruction-data.json and GPT-2's vocabulary")
    return
  }
  let dataset = InstructionDataset(data.split.training, tokenizer: gpt2)
  manualSeed(123)
  let loader = makeInstructionLoader(
    dataset, padding: 50256, allowedLength: 1024, shuffles: true)
  compareBatches(notebook, Array(loader))
}

private func compareBatches(
  _ notebook: Notebook,
  _ batches: [(inputs: Tensor<Int>, targets: Tensor<Int>)]
) {
  notebook.compare("batches", batches.count, book: 116)
  let widths = batches.map { $0.inputs.shape[1] }
  notebook.compare(
    "first widths", Array(widths.prefix(8)),
    book: [61, 76, 73, 68, 65, 72, 80, 67])
  notebook.compare(
    "last widths", Array(widths.suffix(4)), book: [83, 66, 74, 69])
  guard let last = batches.last else { return }
  notebook.show("first text of the last batch", last.inputs[0])
  notebook.compare(
    "its first ids", Array(last.inputs[0].scalars.prefix(6)),
    book: [21106, 318, 281, 12064, 326, 8477])
  notebook.compare(
    "its last targets", Array(last.targets[0].scalars.suffix(11)),
    book: [13, 50256] + Array(repeating: -100, count: 9))
}
