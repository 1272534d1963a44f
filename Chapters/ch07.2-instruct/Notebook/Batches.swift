import InstructionTuning
import Notebooks
import Tensors

/// Section 7.3: texts become ids.
func tokenizeEntries(_ notebook: Notebook, _ data: ChapterData) {
  notebook.cell(
    "7.3 From text to ids",
    """
    Every entry is formatted in the style and tokenized once; the number \
    of prompt tokens is kept for later. Texts differ in length, and the \
    rest of this section deals with that.
    """)
  notebook.source(of: "InstructionDataset", "TokenizedInstruction.init")
  let dataset = InstructionDataset(
    data.split.training, tokenizer: data.tokenizer, style: data.style)
  let example = dataset[0]
  notebook.show("ids of the first text", example.ids)
  notebook.show("tokens", example.ids.count)
  notebook.show("of these, the prompt", example.promptLength)
}

private let wordsOfFive = ["1st", "2nd", "3rd", "4th", "5th"]
private let threeTexts = ["text 1", "text 2", "text 3"]

/// Section 7.3: the collate function in three versions.
func collateStepByStep(_ notebook: Notebook) {
  notebook.cell(
    "7.3 First draft: padding",
    """
    All rows of a batch must be equally long, so shorter texts are padded \
    with the end token, but only to the longest in their batch. The book's \
    example has three texts of made-up ids.
    """)
  notebook.source(of: "collateDraft1")
  let texts = [[0, 1, 2, 3, 4], [5, 6], [7, 8, 9]]
  let inputs = collateDraft1(texts, padding: 50256)
  notebook.compare(
    "inputs", inputs,
    book: Tensor([
      [0, 1, 2, 3, 4], [5, 6, 50256, 50256, 50256],
      [7, 8, 9, 50256, 50256],
    ]), rows: threeTexts, columns: wordsOfFive)

  notebook.cell(
    "7.3 Second draft: targets",
    """
    Targets are shifted by one token, as in pretraining, and end with the \
    end token, which the model learns.
    """)
  notebook.source(of: "collateDraft2")
  let (_, targets) = collateDraft2(texts, padding: 50256)
  notebook.compare(
    "targets", targets,
    book: Tensor([
      [1, 2, 3, 4, 50256], [6, 50256, 50256, 50256, 50256],
      [8, 9, 50256, 50256, 50256],
    ]), rows: threeTexts, columns: wordsOfFive)

  notebook.cell(
    "7.3 Final version: −100",
    """
    The first end token is worth learning: it says when to stop. The rest \
    is padding; its targets become −100, which the loss ignores.
    """)
  notebook.ask("How many of these 15 targets does the loss still count?")
  notebook.source(of: "collate")
  let examples = texts.map { TokenizedInstruction(ids: $0) }
  let batch = collate(examples, padding: 50256)
  notebook.plot(
    collateFigure(
      inputs: batch.inputs, targets: batch.targets, padding: 50256))
  notebook.compare(
    "targets", batch.targets,
    book: Tensor([
      [1, 2, 3, 4, 50256], [6, 50256, -100, -100, -100],
      [8, 9, 50256, -100, -100],
    ]), rows: threeTexts, columns: wordsOfFive)
  let counted = batch.targets.scalars.count { $0 != ignoredTarget }
  notebook.show("targets that count", counted)

  notebook.cell(
    "7.3 Limiting the length",
    """
    Texts longer than the context are cut. Here the limit is three tokens, \
    so one text loses its end.
    """)
  let cut = collate(examples, padding: 50256, allowedLength: 3)
  notebook.show(
    "inputs", cut.inputs, rows: threeTexts, columns: wordsOfFive)
  notebook.show(
    "targets", cut.targets, rows: threeTexts, columns: wordsOfFive)
}

/// Section 7.3: how −100 affects the loss.
func ignoreTargets(_ notebook: Notebook) {
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
}

/// Exercise 7.2: the loss on responses only.
func maskPrompts(_ notebook: Notebook, _ data: ChapterData) {
  notebook.cell(
    "7.3 Exercise 7.2: mask the prompt",
    """
    A model need not learn to write prompts. If their targets are ignored \
    too, only the response counts: here is the first training text, with \
    what the loss still looks at. Which of the two trains better depends \
    on the model; section 7.8 tries it. (Choose with --loss-on.)
    """)
  let dataset = InstructionDataset(
    data.split.training, tokenizer: data.tokenizer, style: data.style)
  for masksPrompt in [false, true] {
    let (_, targets) = collate(
      [dataset[0]], padding: data.endOfText, masksPrompt: masksPrompt)
    let learned = targets.scalars.filter { $0 != ignoredTarget }
    notebook.show(
      masksPrompt ? "only the response" : "everything",
      data.tokenizer.decode(learned).debugDescription)
    notebook.show("  targets", learned.count)
  }
}
