import InstructionTuning
import Notebooks
import Tensors

/// Section 7.3: three versions of the function that makes a batch.
func collateStepByStep(_ notebook: Notebook, _ material: Material) {
  notebook.cell(
    "7.3 From text to ids",
    """
    Every entry is written in the style and tokenized once. How many of its tokens are the task is kept too, \
    for later. Texts have different lengths, which is what the rest of this section is about.
    """)
  let dataset = InstructionDataset(
    material.split.training, tokenizer: material.tokenizer, style: material.style)
  let example = dataset[0]
  notebook.show("ids of the first text", example.ids)
  notebook.print("\(example.ids.count) tokens, \(example.promptLength) of them the task")
  notebook.show("end of text", material.endOfText)

  notebook.cell(
    "7.3 First draft: padding",
    """
    A batch is a rectangle, so shorter texts are filled up with the end token, but only to the longest of \
    their batch. The book's example has three texts of made-up ids.
    """)
  let texts = [[0, 1, 2, 3, 4], [5, 6], [7, 8, 9]]
  let inputs = collateInputs(texts, padding: 50256)
  notebook.show("inputs", inputs)
  let padded = Tensor([[0, 1, 2, 3, 4], [5, 6, 50256, 50256, 50256], [7, 8, 9, 50256, 50256]])
  notebook.compare("inputs", inputs, book: padded)

  notebook.cell(
    "7.3 Second draft: targets",
    "The targets run one token ahead, as in pretraining, and end with an end token for the model to learn.")
  let second = collateInputsAndTargets(texts, padding: 50256)
  notebook.show("targets", second.targets)
  notebook.compare(
    "targets", second.targets,
    book: Tensor([[1, 2, 3, 4, 50256], [6, 50256, 50256, 50256, 50256], [8, 9, 50256, 50256, 50256]]))
  finishCollate(notebook, texts)
}

/// Section 7.3: the last version.
private func finishCollate(_ notebook: Notebook, _ texts: [[Int]]) {
  notebook.cell(
    "7.3 Last version: −100",
    """
    One end token is worth learning: it tells when to stop. The rest is filling, and its targets become −100, \
    which the loss leaves out.
    """)
  let examples = texts.map { TokenizedInstruction(ids: $0) }
  let last = collate(examples, padding: 50256)
  notebook.show("targets", last.targets)
  notebook.compare(
    "targets", last.targets,
    book: Tensor([[1, 2, 3, 4, 50256], [6, 50256, -100, -100, -100], [8, 9, 50256, -100, -100]]))

  notebook.cell(
    "7.3 A length that fits",
    "What is longer than the context is cut. Here at three tokens, so that one text loses its end.")
  let cut = collate(examples, padding: 50256, allowedLength: 3)
  notebook.show("inputs", cut.inputs)
  notebook.show("targets", cut.targets)
}

/// Section 7.3: what −100 means to the loss, and exercise 7.2.
func ignoreTargets(_ notebook: Notebook, _ material: Material) {
  notebook.cell(
    "7.3 What −100 does to the loss",
    """
    Cross entropy is a mean over the targets. A third example changes it; with the target −100 the third is \
    as if it were not there.
    """)
  let two = Tensor<Float>([[-1.0, 1.0], [-0.5, 1.5]])
  let three = Tensor<Float>([[-1.0, 1.0], [-0.5, 1.5], [-0.5, 1.5]])
  let losses = [
    two.crossEntropy(targets: Tensor([0, 1])).item, three.crossEntropy(targets: Tensor([0, 1, 1])).item,
    three.crossEntropy(targets: Tensor([0, 1, ignoredTarget])).item,
  ]
  notebook.compare("two, three, third ignored", losses, book: [1.1269, 0.7936, 1.1269])

  notebook.cell(
    "7.3 Exercise 7.2: hide the task from the loss",
    """
    A model need not learn to write tasks. With their targets ignored too, only responses are learned. \
    Which is better depends: GPT-2 learns a little from the tasks as well; the small model spends all its \
    effort on them if it may, so that its loss sees the responses alone. (--loss-on chooses.)
    """)
  let dataset = InstructionDataset(
    material.split.training, tokenizer: material.tokenizer, style: material.style)
  let batch = (0..<8).map { dataset[$0] }
  let counts = [false, true].map { masksPrompt in
    collate(batch, padding: material.endOfText, masksPrompt: masksPrompt).targets.scalars
      .count { $0 != ignoredTarget }
  }
  notebook.print("targets of the first eight texts: \(counts[0]), of their responses alone: \(counts[1])")
}
