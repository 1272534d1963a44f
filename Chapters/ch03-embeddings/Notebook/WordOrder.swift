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
    words. The sums of their token embeddings are equal up to rounding: to \
    the model, both are the same bag of words.
    """)
  let words = ["the", "cat", "sat", "on", "mat"]
  let catOnMat = Tensor([[0, 1, 2, 3, 0, 4]])  // [batch, tokens]
  let matOnCat = Tensor([[0, 4, 2, 3, 0, 1]])
  let embed = InputEmbedding(
    vocabularySize: words.count, contextLength: 6, width: 8)
  let bags =
    embed.token(catOnMat).sum(along: 1)
    - embed.token(matOnCat).sum(along: 1)
  notebook.show("largest difference of the sums", bags.abs().max().item)

  notebook.cell(
    "2.8 With positions, the same word differs",
    """
    With positions added, "cat" in second position and "cat" in last \
    position have different vectors, so a model can tell the two sentences \
    apart.
    """)
  let second = embed(catOnMat)[0, 1]  // [width]
  let last = embed(matOnCat)[0, 5]
  notebook.show("cat in second position", second)
  notebook.show("cat in last position", last)
}
