import Architecture
import Notebooks
import Tensors
import Tokenizing

/// Book 4.1: the sizes of the model, and the path from ids to logits
/// with placeholders in between.
func outline(_ notebook: Notebook) throws {
  notebook.cell(
    "4.1 The sizes of the model",
    """
    Seven settings describe a GPT. These are the settings of the smallest \
    GPT-2; from here on they are called .gpt124M.
    """)
  let configuration = GPTConfiguration(
    vocabularySize: 50257, contextLength: 1024, embeddingWidth: 768,
    headCount: 12, layerCount: 12, dropout: 0.1, hasQKVBias: false)
  notebook.claim("these are .gpt124M", configuration == .gpt124M)

  notebook.cell(
    "4.1 Two texts as ids",
    """
    Two texts of four tokens make one batch: "Every effort moves you" and \
    "Every day holds a". The ids come from GPT-2's vocabulary and are \
    written out here, so the chapter runs without it. If vocab.bpe is \
    available, the tokenizer of ch01 confirms them.
    """)
  // [batch, tokens]
  let batch = Tensor([[6109, 3626, 6100, 345], [6109, 1110, 6622, 257]])
  notebook.show("Every effort moves you", batch[0].scalars)
  notebook.show("Every day holds a", batch[1].scalars)
  try compareIDs(notebook, batch)

  notebook.cell(
    "4.1 A model with placeholders",
    """
    DummyGPTModel starts with the embeddings of ch03 and ends with \
    one linear layer. In between, twelve blocks and a normalization do \
    nothing yet: they return their input. The outline already produces \
    what a GPT does: after each token of the input, one score (a logit) \
    for each of the 50,257 possible next tokens.

    It is in training mode, so dropout is active: a tenth of the embedded \
    numbers are zero.
    """)
  notebook.source(
    of: "DummyGPTModel", "DummyTransformerBlock", "DummyLayerNorm")
  notebook.manualSeed(123)
  let model = DummyGPTModel(.gpt124M)
  let logits = model(batch)  // [2, 4, 50257]
  notebook.compare("shape", logits.shape, book: [2, 4, 50257])
  notebook.compare(
    "logits, both ends of each row", ends(of: logits),
    book: Printed.dummyLogits, columns: idsAtBothEnds)

  notebook.cell(
    "4.1 What the placeholders cannot do",
    """
    The outline sees each token on its own. We change the first word of \
    both texts, "every" to "that", and look at the logits after the second \
    word: "that day" and "every day" should continue differently. \
    Attention will see to that.
    """)
  notebook.ask("How many of the 50,257 scores will change?")
  model.eval()
  let other = batch.copied()
  other[0..., 0] = Tensor(326)  // " that" instead of "Every"
  let before = noGrad { model(batch)[0..., 1] }  // after the second word
  let after = noGrad { model(other)[0..., 1] }
  let changed = zip(before.scalars, after.scalars).count { $0 != $1 }
  notebook.show("scores that change", changed)
  notebook.claim("the scores stay the same, to the last bit", changed == 0)
}

/// Checks the ids with GPT-2's vocabulary, if it is there.
private func compareIDs(_ notebook: Notebook, _ batch: Tensor<Int>) throws {
  if let tokenizer = try gpt2Tokenizer(notebook) {
    let ids = try ["Every effort moves you", "Every day holds a"].map(
      tokenizer.encode)
    notebook.compare("ids from the texts", Tensor(ids), book: batch)
  } else {
    notebook.skipComparison("ids from the texts", because: needsVocabulary)
  }
}
