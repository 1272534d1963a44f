import InstructionTuning
import Notebooks
import Tensors

/// Section 7.3: the collate function in three versions.
func collateStepByStep(_ notebook: Notebook, _ data: ChapterData) {
  notebook.cell(
    "7.3 From text to ids",
    """
    Every entry is formatted in the style and tokenized once; the number \
    of prompt tokens is kept for later. Texts differ in length, and the \
    rest of this section deals with that.
    """)
  let dataset = InstructionDataset(
    data.split.training, tokenizer: data.tokenizer, style: data.style)
  let example = dataset[0]
  notebook.show("ids of the first text", example.ids)
  notebook.print(
    "\(example.ids.count) tokens, \(example.promptLength) of them the prompt"
  )
  notebook.show("end of text", data.endOfText)

  notebook.cell(
    "7.3 First draft: padding",
    """
    All rows of a batch must be equally long, so shorter texts are padded \
    with the end token, but only to the longest in their batch. The book's \
    example has three texts of made-up ids.
    """)
  let texts = [[0, 1, 2, 3, 4], [5, 6], [7, 8, 9]]
  let inputs = collateInputs(texts, padding: 50256)
  notebook.show("inputs", inputs)
  let padded = Tensor([
    [0, 1, 2, 3, 4], [5, 6, 50256, 50256, 50256], [7, 8, 9, 50256, 50256],
  ])
  notebook.compare("inputs", inputs, book: padded)

  notebook.cell(
    "7.3 Second draft: targets",
    "Targets are shifted by one token, as in pretraining, and end with the end token, which the model learns."
  )
  let second = collateInputsAndTargets(texts, padding: 50256)
  notebook.show("targets", second.targets)
  notebook.compare(
    "targets", second.targets,
    book: Tensor([
      [1, 2, 3, 4, 50256], [6, 50256, 50256, 50256, 50256],
      [8, 9, 50256, 50256, 50256],
    ]))
  finishCollate(notebook, texts)
}

/// Section 7.3: the final version.
private func finishCollate(_ notebook: Notebook, _ texts: [[Int]]) {
  notebook.cell(
    "7.3 Final version: −100",
    """
    The first end token is worth learning: it says when to stop. The rest \
    is padding; its targets become −100, which the loss ignores.
    """)
  let examples = texts.map { TokenizedInstruction(ids: $0) }
  let last = collate(examples, padding: 50256)
  notebook.show("targets", last.targets)
  notebook.compare(
    "targets", last.targets,
    book: Tensor([
      [1, 2, 3, 4, 50256], [6, 50256, -100, -100, -100],
      [8, 9, 50256, -100, -100],
    ]))

  notebook.cell(
    "7.3 Limiting the length",
    "Texts longer than the context are cut. Here the limit is three tokens, so one text loses its end."
  )
  let cut = collate(examples, padding: 50256, allowedLength: 3)
  notebook.show("inputs", cut.inputs)
  notebook.show("targets", cut.targets)
}

/// Section 7.3: how −100 affects the loss, and exercise 7.2.
func ignoreTargets(_ notebook: Notebook, _ data: ChapterData) {
  notebook.cell(
    "7.3 What −100 does to the loss",
    """
    Cross entropy averages over the targets. A third example changes the \
    mean; with the target −100 it is ignored, and the loss is that of the \
    first two.
    """)
  let two = Tensor<Float>([[-1.0, 1.0], [-0.5, 1.5]])
  let three = Tensor<Float>([[-1.0, 1.0], [-0.5, 1.5], [-0.5, 1.5]])
  let losses = [
    two.crossEntropy(targets: Tensor([0, 1])).item,
    three.crossEntropy(targets: Tensor([0, 1, 1])).item,
    three.crossEntropy(targets: Tensor([0, 1, ignoredTarget])).item,
  ]
  notebook.compare(
    "two, three, third ignored", losses, book: [1.1269, 0.7936, 1.1269])

  notebook.cell(
    "7.3 Exercise 7.2: mask the prompt",
    """
    A model need not learn to write prompts. If their targets are ignored \
    too, it learns only responses. Which is better depends on the model: \
    GPT-2 learns a little from prompts as well; the small model would \
    spend most of its capacity on them, so its loss covers responses only. \
    (Choose with --loss-on.)
    """)
  let dataset = InstructionDataset(
    data.split.training, tokenizer: data.tokenizer, style: data.style)
  let batch = (0..<8).map { dataset[$0] }
  let counts = [false, true].map { masksPrompt in
    collate(batch, padding: data.endOfText, masksPrompt: masksPrompt)
      .targets.scalars
      .count { $0 != ignoredTarget }
  }
  notebook.print(
    "targets in the first eight texts: \(counts[0]), in their responses alone: \(counts[1])"
  )
}
