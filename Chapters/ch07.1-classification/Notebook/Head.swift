import Architecture
import Classification
import Notebooks
import Tensors
import Tokenizing

/// Section 6.5: a head for two classes, and what is left to train.
func replaceHead(_ notebook: Notebook, _ material: Material, _ model: GPTModel) {
  notebook.cell(
    "6.5 The end of the model",
    """
    The last of the blocks, the norm behind it and the head, which scores every token of the vocabulary as the \
    next one.
    """)
  notebook.show("last of \(model.blocks.count) blocks", model.blocks[model.blocks.count - 1])
  notebook.show("final norm", model.finalNorm)
  notebook.show("head", model.outputHead)

  notebook.cell(
    "6.5 A new head, and a frozen body",
    """
    The new head scores two classes instead, from the same vector. What the model knows of language lies \
    in its body, which stays as it is but for the last block and the norm: these come closest to the task.
    """)
  manualSeed(material.seed)
  model.becomeClassifier(classCount: 2, training: .lastBlock)
  notebook.show("head", model.outputHead)
  notebook.show("parameters", model.parameterCount)
  notebook.show("left to train", model.trainableParameterCount)
  if material.name == .gpt2 {
    notebook.compare("all", model.parameterCount, book: 124_441_346, source: .notes)
    notebook.compare("left to train", model.trainableParameterCount, book: 7_090_946, source: .notes)
  } else {
    notebook.skipComparison("124,441,346 parameters, 7,090,946 of them to train", because: needsBookRun)
  }
}

/// Section 6.5: the outputs, and why the last of them counts.
func readLastToken(_ notebook: Notebook, _ material: Material, _ model: GPTModel) {
  notebook.cell(
    "6.5 Two scores for every token",
    "Every token of a text has an output, and now it has two numbers.")
  let ids = Tensor([material.tokenizer.encodeOrdinary("Do you have time")])  // [1, tokens]
  let logits = noGrad { model(ids) }  // [1, tokens, classes]
  notebook.show("ids", ids)
  notebook.show("scores", logits)
  notebook.show("of the last token", logits[0..., -1])
  if material.name == .gpt2 {
    notebook.compare(
      "scores", logits.flattened().scalars,
      book: [-1.5854, 0.9904, -3.7235, 7.4548, -2.2661, 6.6049, -3.5983, 3.9902], tolerance: 1e-3)
  } else {
    notebook.skipComparison("the scores of GPT-2, the last -3.5983 and 3.9902", because: needsBookRun)
  }

  notebook.cell(
    "6.5 Why the last token",
    """
    By the causal mask a token sees itself and those before it. If one token of the text is replaced, the \
    outputs from there on change and those before stay: only the last one depends on every token.
    """)
  for place in 0..<ids.shape[1] {
    var changed = ids.scalars
    changed[place] = material.tokenizer.encodeOrdinary("!")[0]
    let other = noGrad { model(Tensor([changed])) }  // [1, tokens, classes]
    let moves = (other - logits).abs().sum(along: -1)[0].scalars.map { $0 == 0 ? "stays" : "moves" }
    notebook.print("token \(place + 1) replaced:", moves.joined(separator: " "))
  }
}
