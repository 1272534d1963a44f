import Embeddings
import NeuralNetworks
import Notebooks
import Tensors

/// Section 2.8: what is lost without positions.
func wordOrder(_ notebook: Notebook) {
  notebook.cell(
    "2.8 Without positions, order is lost",
    """
    "The cat sat on the mat" and "the mat sat on the cat" have the same \
    words in another order. Add up the token embeddings of each sentence:
    """)
  notebook.ask("Will the two sums be the same?")
  let words = ["the", "cat", "sat", "on", "mat"]
  let catOnMat = Tensor([[0, 1, 2, 3, 0, 4]])  // [batch, tokens]
  let matOnCat = Tensor([[0, 4, 2, 3, 0, 1]])
  let embed = InputEmbedding(
    vocabularySize: words.count, contextLength: 6, width: 8)
  let bags = concatenated(
    [
      embed.token(catOnMat).sum(along: 1),
      embed.token(matOnCat).sum(along: 1),
    ], along: 0)  // [sentences, width]
  notebook.show(
    "sums of the token embeddings", bags[0..., 0..<6],
    rows: ["cat on mat", "mat on cat"])
  notebook.claim(
    "equal up to rounding: the same bag of words",
    (bags[0] - bags[1]).abs().max().item < 1e-5)

  notebook.cell(
    "2.8 With positions, the same word differs",
    """
    The vector of "cat" is the same wherever it stands; the vector of the \
    position is not. With both added, "cat" in second place and "cat" in \
    last place differ, so a model can tell the two sentences apart.
    """)
  let cat = embed.token(Tensor([1]))[0]  // [width]
  let places = (0..<6).map { "\($0)" }
  notebook.control("place of \"cat\"", states: places, shown: 1) { place in
    let position = embed.position(Tensor([place]))[0]  // [width]
    notebook.show(
      "\"cat\" at position \(place)",
      stacked([cat, position, cat + position], along: 0)[0..., 0..<6],
      rows: ["token", "position", "sum"])
  }
  let second = embed(catOnMat)[0, 1]  // [width]
  let last = embed(matOnCat)[0, 5]
  notebook.claim(
    "\"cat\" has another vector in each of the two sentences",
    second.scalars != last.scalars)
}

/// What the chapter has built.
func summary(_ notebook: Notebook) {
  notebook.cell(
    "Summary of ch03: from ids to vectors",
    """
    Each token of a text is now a vector that says which token it is and \
    where it stands. ch04 lets these vectors look at each other.
    """)
  notebook.built([
    "Embedding": "a table with a row for each id",
    "InputEmbedding": "the row of the token plus that of its position",
    "relativeOffsets": "how far apart two tokens are, for all pairs",
    "RelativePositionBias": "a learned number for each such distance",
    "makeDataLoader": "from ch02: the batches of ids to look up",
  ])
}
