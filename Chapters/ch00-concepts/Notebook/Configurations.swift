import Concepts
import Notebooks

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
  notebook.show("vocabulary", gpt.vocabularySize)
  notebook.show("context length", gpt.contextLength)
  notebook.show("embedding width", gpt.embeddingWidth)
  notebook.show("hidden size", gpt.hiddenWidth)
  notebook.show("layers and heads", (gpt.layerCount, gpt.headCount))
  notebook.show("dropout", gpt.dropout)
  notebook.show("query-key-value bias", gpt.hasQKVBias)

  notebook.cell(
    "0.2 Where the parameters are",
    """
    No model has been built yet, but the entries already determine its \
    exact size. The published GPT-2 has "124 million" parameters because \
    its output head reuses the token embedding.
    """)
  let source = Notebook.Source.notes
  notebook.compare(
    "token embedding", gpt.tokenEmbedding, book: 38_597_376, source: source)
  notebook.compare(
    "position embedding", gpt.positionEmbedding, book: 786_432,
    source: source)
  notebook.compare(
    "attention, one layer", gpt.attention, book: 2_360_064, source: source)
  notebook.compare(
    "feed-forward, one layer", gpt.feedForward, book: 4_722_432,
    source: source)
  notebook.compare(
    "twelve layers", gpt.layers, book: 85_026_816, source: source)
  notebook.compare(
    "everything", gpt.total, book: 163_009_536, source: source)
  notebook.compare(
    "with a tied head", gpt.totalWithTiedHead, book: 124_412_160)

  notebook.cell(
    "0.3 Which entry moves what",
    """
    Double one entry at a time. Width costs most, because the matrices of \
    a layer grow with its square. Heads and dropout cost nothing: heads \
    share the width, and dropout has no weights. The biases hardly matter.
    """)
  let doublings:
    [(entry: String, double: (inout ParameterCounts) -> Void)] = [
      ("vocabulary", { $0.vocabularySize *= 2 }),
      ("context length", { $0.contextLength *= 2 }),
      ("embedding width", { $0.embeddingWidth *= 2 }),
      ("layers", { $0.layerCount *= 2 }),
      ("heads", { $0.headCount *= 2 }), ("dropout", { $0.dropout *= 2 }),
      ("query-key-value bias", { $0.hasQKVBias = true }),
    ]
  for (entry, double) in doublings {
    var counts = gpt
    double(&counts)
    let added = counts.total - gpt.total
    notebook.print(
      entry.padding(to: 21), "\(added)".padding(to: 12), "more")
  }

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
  notebook.print(
    "GPT-2: width", gpt.embeddingWidth, "and", gpt.totalWithTiedHead,
    "parameters")
  notebook.print(
    "token vectors at a width of 10⁹:",
    swapped.tokenEmbedding * 4 / 1_000_000_000_000, "TB")
}

extension String {
  /// Appends spaces up to a length, to align columns.
  func padding(to length: Int) -> String {
    self + String(repeating: " ", count: max(length - count, 0))
  }
}
