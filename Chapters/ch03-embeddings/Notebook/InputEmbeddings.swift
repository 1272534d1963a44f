import Embeddings
import NeuralNetworks
import Notebooks
import Sampling
import Tensors

/// Section 2.8: token embeddings and position embeddings, added.
func inputEmbeddings(_ notebook: Notebook, of story: TokenizedStory) throws
{
  notebook.cell(
    "2.8 A table as large as GPT-2's vocabulary",
    """
    GPT-2's vocabulary has 50,257 tokens. Here each gets 256 numbers. \
    (Real models are wider: the smallest GPT-2 uses 768.)
    """)
  notebook.ask("How many parameters does the table alone have?")
  let token = Embedding(count: 50257, width: 256)
  notebook.show("table", token.weight.shape)
  notebook.show("parameters", token.parameterCount)

  notebook.cell(
    "2.8 A batch of ids",
    "The ids come from the loader of ch02: eight windows of four tokens.")
  for notice in story.notices { notebook.prose(notice) }
  let contextLength = 4
  let loader = try makeDataLoader(
    ids: story.ids, batchSize: 8, contextLength: contextLength,
    stride: contextLength, shuffles: false)
  let inputs = Array(loader.prefix(1))[0].inputs  // [batch, tokens]
  notebook.compare(
    "ids", inputs, book: Printed.firstBatch,
    recorded: Printed.firstRecordedBatch,
    rows: (1...8).map { "window \($0)" }, on: story.data)
  notebook.compare("shape", inputs.shape, book: [8, 4])

  notebook.cell(
    "2.8 Each id becomes a vector",
    "The batch gains an axis: 256 numbers per id.")
  let tokens = token(inputs)  // [batch, tokens, width]
  notebook.compare("shape", tokens.shape, book: [8, 4, 256])

  notebook.cell(
    "2.8 Each position has a vector too",
    """
    A lookup returns the same vector wherever a token is in the text. So a \
    second table has one row per position in the context: the first token \
    of every window gets row 0, the next one row 1, and so on.
    """)
  let position = Embedding(count: contextLength, width: 256)
  let positions = position(.arange(contextLength))  // [tokens, width]
  notebook.compare("shape", positions.shape, book: [4, 256])

  notebook.cell(
    "2.8 Token plus position",
    """
    Both have the same width, so they can be added. The four position \
    vectors are added to each of the eight windows, and the sum is the \
    input of the model.
    """)
  let sum = tokens + positions  // [batch, tokens, width]
  notebook.plot(
    sumFigure(
      of: inputs[0], in: story, token: tokens[0], position: positions,
      sum: sum[0]))
  let parts = stacked(
    [tokens[0, 0], positions[0], sum[0, 0]], along: 0)
  notebook.show(
    "the first token, the first numbers", parts[0..., 0..<6],
    rows: ["token", "position", "sum"])
  notebook.compare("shape", sum.shape, book: [8, 4, 256])

  notebook.cell(
    "2.8 Both tables in one module",
    "InputEmbedding does the same in one call.")
  notebook.source(of: "InputEmbedding.callAsFunction")
  let embed = InputEmbedding(token: token, position: position)
  let inOneCall = embed(inputs)  // [batch, tokens, width]
  notebook.print(embed)
  notebook.claim(
    "exactly the sum above", inOneCall.scalars == sum.scalars)

  notebook.cell(
    "2.8 The notes' sum by hand",
    "A token vector and a position vector with three numbers each, added element by element."
  )
  let combined = Tensor([0.5, -0.2, 0.1]) + Tensor([0.1, 0.3, -0.1])
  notebook.compare(
    "sum", combined, book: Tensor([0.6, 0.1, 0.0]), decimals: 1,
    source: .notes)
}
