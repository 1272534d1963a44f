import Concepts
import Notebooks
import Tensors

/// Notes 0, "Main LLM components": the entries of a configuration, and what
/// each of them costs.
func configurations(_ notebook: Notebook) {
  notebook.cell(
    "0.1 The words of a configuration",
    """
    Training changes the parameters of a model: weights, which multiply, \
    and biases, which are added. The entries of a configuration are not \
    parameters. They say how the model is built:

    - vocabulary: the number of different tokens; the model gives each of \
    them a score.
    - context length: the largest number of tokens it can look at.
    - embedding width: the length of the vector that represents a token.
    - hidden size: the width inside the feed-forward networks; in GPT, \
    four times the embedding width.
    - layers: the number of blocks of attention and feed-forward network, \
    one after the other.
    - heads: the number of parts into which attention divides the width, \
    each with its own weights.
    - dropout: the share of intermediate results that training sets to \
    zero at random, so that the model does not depend on single ones \
    (often 0 to 20 %).
    - query-key-value bias: whether three projections in attention have \
    biases.
    """)
  let gpt = ParameterCounts()
  var entries = Table(["entry", "GPT-2"], numbers: ["GPT-2"])
  entries.append(["vocabulary", "\(gpt.vocabularySize)"])
  entries.append(["context length", "\(gpt.contextLength)"])
  entries.append(["embedding width", "\(gpt.embeddingWidth)"])
  entries.append(["hidden size", "\(gpt.hiddenWidth)"])
  entries.append(["layers", "\(gpt.layerCount)"])
  entries.append(["heads", "\(gpt.headCount)"])
  entries.append(["dropout", "\(gpt.dropout)"])
  entries.append(["query-key-value bias", "\(gpt.hasQKVBias)"])
  notebook.show("the smallest GPT-2", entries)

  notebook.cell(
    "0.2 Where the parameters are",
    """
    No model has been built yet, but the entries already determine its \
    exact size. The published GPT-2 has "124 million" parameters because \
    its output head reuses the token embedding: its head is tied.
    """)
  notebook.source(
    of: "ParameterCounts.tokenEmbedding", "ParameterCounts.attention",
    "ParameterCounts.feedForward", "ParameterCounts.layers",
    "ParameterCounts.total")
  let parts = Tensor([
    [gpt.tokenEmbedding], [gpt.positionEmbedding], [gpt.attention],
    [gpt.feedForward], [gpt.layers], [gpt.total],
  ])
  notebook.compare(
    "parameters", parts,
    book: Tensor([
      [38_597_376], [786_432], [2_360_064], [4_722_432], [85_026_816],
      [163_009_536],
    ]),
    rows: [
      "token embedding", "position embedding", "attention, one layer",
      "feed-forward, one layer", "all twelve layers", "everything",
    ], source: .notes)
  notebook.compare(
    "with a tied head", gpt.totalWithTiedHead, book: 124_412_160)

  notebook.cell(
    "0.3 Which entry moves what",
    """
    Double one entry at a time, and count the parameters again. The \
    matrices of a layer grow with the square of the width. Heads share the \
    width, and dropout has no weights.
    """)
  notebook.ask(
    "Which costs most when doubled: vocabulary, width, or layers?")
  let doublings:
    [(entry: String, double: (inout ParameterCounts) -> Void)] = [
      ("vocabulary", { $0.vocabularySize *= 2 }),
      ("context length", { $0.contextLength *= 2 }),
      ("embedding width", { $0.embeddingWidth *= 2 }),
      ("layers", { $0.layerCount *= 2 }),
      ("heads", { $0.headCount *= 2 }),
      ("dropout", { $0.dropout *= 2 }),
      ("query-key-value bias", { $0.hasQKVBias = true }),
    ]
  var costs = Table(
    ["twice the", "parameters added"], numbers: ["parameters added"])
  var added: [String: Int] = [:]
  for (entry, double) in doublings {
    var counts = gpt
    double(&counts)
    added[entry] = counts.total - gpt.total
    costs.append([entry, "\(counts.total - gpt.total)"])
  }
  notebook.show("what doubling costs", costs)
  notebook.claim(
    "width costs most", added.values.max() == added["embedding width"])

  notebook.cell(
    "0.4 Where the notes swap two numbers",
    """
    The notes say that language models have millions of parameters and \
    billions of dimensions. It is the other way round: millions to \
    billions of parameters, and hundreds to thousands of dimensions. With \
    a width of a billion, the token embedding alone would take hundreds of \
    terabytes.
    """)
  var swapped = ParameterCounts()
  swapped.embeddingWidth = 1_000_000_000
  notebook.show("GPT-2's width", gpt.embeddingWidth)
  notebook.show("GPT-2's parameters", gpt.totalWithTiedHead)
  notebook.show(
    "terabytes of token vectors at a width of 10⁹",
    swapped.tokenEmbedding * 4 / 1_000_000_000_000)
}
