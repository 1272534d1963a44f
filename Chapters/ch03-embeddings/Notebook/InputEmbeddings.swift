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
    GPT-2's vocabulary has 50,257 tokens. With 256 numbers per token, the \
    table alone has 12.9 million parameters. (Real models are wider: the \
    smallest GPT-2 uses 768.)
    """)
  let token = Embedding(count: 50257, width: 256)
  notebook.show("table", token.weight.shape)
  notebook.show("parameters", token.parameterCount)

  notebook.cell(
    "2.8 A batch of ids",
    "The ids come from the loader of the previous chapter: eight windows of four tokens."
  )
  notebook.print(story.notices.joined(separator: "\n"))
  let contextLength = 4
  let loader = try makeDataLoader(
    ids: story.ids, batchSize: 8, contextLength: contextLength,
    stride: contextLength, shuffles: false)
  let inputs = Array(loader.prefix(1))[0].inputs  // [batch, tokens]
  notebook.show("ids", inputs)
  notebook.compare("shape", inputs.shape, book: [8, 4])
  if story.hasBookIDs {
    notebook.compare("ids", inputs, book: Printed.firstBatch)
  } else {
    notebook.skipComparison(
      "ids", because: "needs the book's story and GPT-2's vocabulary")
  }

  notebook.cell(
    "2.8 Each id becomes a vector",
    "The batch gains an axis: 256 numbers per id.")
  let tokenEmbeddings = token(inputs)  // [batch, tokens, width]
  notebook.compare("shape", tokenEmbeddings.shape, book: [8, 4, 256])

  notebook.cell(
    "2.8 Each position has a vector too",
    """
    A lookup returns the same vector wherever a token is in the text. So a \
    second table has one row per position in the context: the first token \
    of every window gets row 0, the next one row 1, and so on.
    """)
  let position = Embedding(count: contextLength, width: 256)
  // [tokens, width]
  let positionEmbeddings = position(.arange(contextLength))
  notebook.compare("shape", positionEmbeddings.shape, book: [4, 256])

  notebook.cell(
    "2.8 Token plus position",
    """
    Both have the same width, so they can be added. The four position \
    vectors are added to each of the eight windows, and the sum is the \
    input of the model.
    """)
  let sum = tokenEmbeddings + positionEmbeddings  // [batch, tokens, width]
  notebook.show("first numbers", sum[0, 0, 0..<4])
  notebook.compare("shape", sum.shape, book: [8, 4, 256])

  notebook.cell(
    "2.8 Both tables in one module",
    "InputEmbedding does the same in one call.")
  let embed = InputEmbedding(token: token, position: position)
  notebook.print(embed)
  notebook.show(
    "largest difference", (embed(inputs) - sum).abs().max().item)

  notebook.cell(
    "2.8 The notes' sum by hand",
    "A token vector and a position vector with three numbers each, added element by element."
  )
  let combined = Tensor([0.5, -0.2, 0.1]) + Tensor([0.1, 0.3, -0.1])
  notebook.show("sum", combined)
  notebook.compare(
    "sum", combined, book: Tensor([0.6, 0.1, 0.0]), decimals: 1,
    source: .notes)
}
