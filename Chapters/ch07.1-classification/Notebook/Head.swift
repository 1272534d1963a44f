import Architecture
import Classification
import Notebooks
import Tensors
import Tokenizing

/// Section 6.5: a head for two classes, and what is left to train.
func replaceHead(
  _ notebook: Notebook, _ data: ClassificationData
) throws -> GPTModel {
  notebook.cell(
    "6.5 The end of the model",
    """
    The last block, the final norm, and the output head, which scores \
    every token of the vocabulary.
    """)
  let model = try data.pretrainedModel()
  notebook.show("last block", model.blocks[model.blocks.count - 1])
  notebook.show("final norm", model.finalNorm)
  notebook.show("head", model.outputHead)

  notebook.cell(
    "6.5 A new head, and a frozen body",
    """
    The new head maps the same vector to two classes. The body holds what \
    the model knows about language, so it stays frozen, except the last \
    block and the final norm: these adapt most to the task.
    """)
  notebook.ask("Which share of the parameters is left to train?")
  notebook.source(of: "GPTModel.becomeClassifier")
  notebook.manualSeed(123)
  model.becomeClassifier(classCount: 2, training: .lastBlock)
  notebook.show("head", model.outputHead)
  notebook.show("parameters", model.parameterCount)
  notebook.show("trainable", model.trainableParameterCount)
  if data.base.name == .gpt2 {
    notebook.compare(
      "all", model.parameterCount, book: 124_441_346, source: .notes)
    notebook.compare(
      "trainable", model.trainableParameterCount, book: 7_090_946,
      source: .notes)
  } else {
    notebook.skipComparison(
      "124,441,346 parameters, 7,090,946 of them trainable",
      because: needsBookRun)
  }
  return model
}

/// Section 6.5: the outputs, and why the last one is used.
func readLastToken(
  _ notebook: Notebook, _ data: ClassificationData, _ model: GPTModel
) {
  notebook.cell(
    "6.5 Two logits for every token",
    """
    The model still has one output for every token; each now consists of \
    two logits.
    """)
  let words = data.tokenizer.encodeOrdinary("Do you have time")
  let ids = Tensor([words])  // [1, tokens]
  let logits = noGrad { model(ids) }  // [1, tokens, classes]
  let tokens = words.map { data.tokenizer.decode([$0]).debugDescription }
  notebook.show(
    "logits", logits[0], rows: tokens, columns: ["ham", "spam"])
  if data.base.name == .gpt2 {
    notebook.compare(
      "logits", logits.flattened().scalars,
      book: [
        -1.5854, 0.9904, -3.7235, 7.4548, -2.2661, 6.6049, -3.5983, 3.9902,
      ], tolerance: 1e-3)
  } else {
    notebook.skipComparison(
      "GPT-2's logits, the last -3.5983 and 3.9902", because: needsBookRun)
  }

  notebook.cell(
    "6.5 Why the last token",
    """
    Under the causal mask, a token attends to itself and to those before \
    it. Here one token after the other is replaced: by how much does each \
    output change?
    """)
  notebook.ask("The second token is replaced. Which outputs change?")
  let mark = data.tokenizer.encodeOrdinary("!")[0]
  let changes = words.indices.map { place in
    var changed = words
    changed[place] = mark
    let other = noGrad { model(Tensor([changed])) }  // [1, tokens, classes]
    return (other - logits).abs().sum(along: -1)[0]  // [tokens]
  }
  notebook.show(
    "change of each output", stacked(changes),
    rows: tokens.map { "\($0) replaced" }, columns: tokens)
  let earlier = words.indices.flatMap { changes[$0].scalars.prefix($0) }
  notebook.claim(
    "no output before the replaced token changes",
    earlier.allSatisfy { $0 == 0 })
  notebook.answer(
    """
    The outputs change from its position on. So only the last output \
    depends on every token.
    """)
}
