import Notebooks
import SelfAttention
import Tensors

/// What each head attends to, as heat maps.
func untrainedHeads(_ notebook: Notebook) {
  let batch = twoTexts

  notebook.cell(
    "3.6.2 Where each head looks",
    """
    Rows are queries, columns are keys. The triangle is the causal mask. \
    Untrained heads spread their attention almost evenly over what they \
    may see: small weights give small scores. ch06, book 5.5, shows heads \
    of a trained model.
    """)
  notebook.manualSeed(123)
  let attention = MultiHeadAttention(
    inputSize: 3, outputSize: 4, contextLength: 6, dropout: 0, headCount: 2)
  let (queries, keys, _) = attention.projections(of: batch)
  let weights = attention.weights(queries, keys)[0]  // [heads, …, tokens]
  notebook.plot(heatMap("head 1", weights[0], words))
  notebook.plot(heatMap("head 2", weights[1], words))
  let last = weights[0..., 5]  // of “step”, [heads, tokens]
  notebook.plot(headsFigure(last, from: words[5], to: words))
}

/// Weights `[tokens, tokens]` as shades.
func heatMap(
  _ title: String, _ weights: Tensor<Float>, _ words: [String]
) -> HeatMap {
  let rows = weights.unbound().map { $0.scalars.map { Double($0) } }
  return HeatMap(title, rows: words, columns: words, values: rows)
}
