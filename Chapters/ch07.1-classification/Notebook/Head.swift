import Architecture
import Classification
import Notebooks
import Tensors
import Tokenizing

/// Section 6.5: a head for two classes, and what is left to train.
func replaceHead(
  _ notebook: Notebook, _ data: ClassificationData, _ model: GPTModel
) {
  notebook.cell(
    "6.5 The end of the model",
    "The last block, the final norm, and the output head, which scores every token of the vocabulary."
  )
  notebook.show(
    "last of \(model.blocks.count) blocks",
    model.blocks[model.blocks.count - 1])
  notebook.show("final norm", model.finalNorm)
  notebook.show("head", model.outputHead)

  notebook.cell(
    "6.5 A new head, and a frozen body",
    """
    The new head maps the same vector to two classes. The body holds what \
    the model knows about language, so it stays frozen, except the last \
    block and the final norm: these adapt most to the task.
    """)
  manualSeed(data.seed)
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
}

/// Section 6.5: the outputs, and why the last one is used.
func readLastToken(
  _ notebook: Notebook, _ data: ClassificationData, _ model: GPTModel
) {
  notebook.cell(
    "6.5 Two logits for every token",
    "The model still has one output for every token; each now consists of two logits."
  )
  // [1, tokens]
  let ids = Tensor([data.tokenizer.encodeOrdinary("Do you have time")])
  let logits = noGrad { model(ids) }  // [1, tokens, classes]
  notebook.show("ids", ids)
  notebook.show("logits", logits)
  notebook.show("of the last token", logits[0..., -1])
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
    it. Replacing a token changes the outputs from its position on and no \
    earlier ones: only the last output depends on every token.
    """)
  for place in 0..<ids.shape[1] {
    var changed = ids.scalars
    changed[place] = data.tokenizer.encodeOrdinary("!")[0]
    let other = noGrad { model(Tensor([changed])) }  // [1, tokens, classes]
    let moves = (other - logits).abs().sum(along: -1)[0].scalars.map {
      $0 == 0 ? "same" : "changed"
    }
    notebook.print(
      "token \(place + 1) replaced:", moves.joined(separator: " "))
  }
}
