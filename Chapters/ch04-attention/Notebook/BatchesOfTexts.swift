import Notebooks
import SelfAttention
import Tensors

/// The book's text twice, as a batch: `[batch, tokens, inputs]`.
var twoTexts: Tensor<Float> { stacked([embeddings, embeddings]) }

/// Book 3.5.3: mask and dropout in a class that takes batches.
func causalAttention(_ notebook: Notebook) {
  let inputs = embeddings

  notebook.cell(
    "3.5.3 A batch of two texts",
    """
    The loader of ch02 returns several texts at once. We stack our text \
    with itself.
    """)
  let batch = stacked([inputs, inputs])  // [batch, tokens, inputs]
  notebook.compare("shape", batch.shape, book: [2, 6, 3])

  notebook.cell(
    "3.5.3 CausalAttention",
    """
    New are the mask, dropout and a batch axis. transposed() swaps the \
    last two axes, so the scores are [batch, tokens, tokens], a square for \
    each text. Both texts are the same here, and so are their context \
    vectors.
    """)
  notebook.source(of: "CausalAttention")
  notebook.manualSeed(123)
  let attention = CausalAttention(
    inputSize: 3, outputSize: 2, contextLength: 6, dropout: 0)
  let contexts = attention(batch)  // [batch, tokens, outputs]
  notebook.compare(
    "context vectors", contexts,
    book: stacked([Printed.causalContext, Printed.causalContext]),
    rows: words)
  notebook.compare("shape", contexts.shape, book: [2, 6, 2])

  notebook.cell(
    "3.5.3 Proof that the future is hidden",
    """
    Change the fifth word of the second text, and look at all context \
    vectors.
    """)
  notebook.ask("Which of the twelve context vectors will change?")
  let changed = batch.copied()
  changed[1, 4] = Tensor([9.0, 9.0, 9.0])
  let differences = (attention(changed) - contexts).abs()
  let largest = differences.max(along: -1).values  // [batch, tokens]
  notebook.show(
    "largest change of each vector", largest,
    rows: ["first text", "second text"], columns: words)
  notebook.claim(
    "what comes before the change stays the same, to the last bit",
    (largest[0].scalars + largest[1, ..<4].scalars).allSatisfy { $0 == 0 })
  notebook.answer(
    """
    Nothing changes in the first text, and in the second only the fifth \
    word and the one after it.
    """)
}

/// The mask is part of the module but not a parameter: in PyTorch, a
/// buffer.
func maskInTheModule(_ notebook: Notebook) {
  let batch = twoTexts

  notebook.cell(
    "3.5.3 The mask is not a parameter",
    """
    PyTorch registers the mask as a buffer, so that it moves to the GPU \
    with the module; a plain tensor would stay on the CPU, and the first \
    step would fail. Here there is only one memory, and a constant \
    property is enough. PyTorch's state_dict includes buffers, which is \
    why published checkpoints contain masks; the files of this project \
    contain parameters only. Neither trains the mask.
    """)
  let attention = CausalAttention(
    inputSize: 3, outputSize: 2, contextLength: 6, dropout: 0)
  for (name, parameter) in attention.namedParameters {
    notebook.print(name, parameter.value.shape)
  }
  notebook.show("parameters", attention.parameterCount)
  notebook.show("numbers in the mask", attention.mask.count)

  notebook.cell(
    "3.5.3 Texts shorter than the mask",
    """
    The mask is made once, for the longest text allowed, and sliced to \
    size: mask[..<tokens, ..<tokens]. Four words give the first four rows \
    of the result for six. More than six stop the program with a message.
    """)
  let short = attention(batch[0..., ..<4])
  let long = attention(batch)[0..., ..<4]
  notebook.show("short text, first of the batch", short[0], rows: words)
  notebook.claim(
    "the first four rows of the result for six", allClose(short, long))
}
