import NeuralNetworks
import Notebooks
import SelfAttention
import Tensors

/// The versions of attention that the chapter has built.
func summary(_ notebook: Notebook) {
  let batch = twoTexts

  notebook.cell(
    "3.7 Summary",
    """
    - Attention makes each token a weighted sum over tokens: scores, \
    softmax, sum.
    - Trained matrices give each token a query, a key and a value; scores \
    are divided by √size.
    - A causal mask hides later tokens: −∞ before softmax.
    - Dropout sets more weights to zero, in training only.
    - Several heads attend in several ways; splitting the width computes \
    them all at once.

    The classes in order, applied to the same batch. ch05 builds GPT on \
    the last one.
    """)
  let versions: [any Layer] = [
    SelfAttentionV1(inputSize: 3, outputSize: 4),
    SelfAttentionV2(inputSize: 3, outputSize: 4),
    CausalAttention(
      inputSize: 3, outputSize: 4, contextLength: 6, dropout: 0.1),
    MultiHeadAttentionWrapper(
      inputSize: 3, outputSize: 2, contextLength: 6, dropout: 0.1,
      headCount: 2),
    MultiHeadAttention(
      inputSize: 3, outputSize: 4, contextLength: 6, dropout: 0.1,
      headCount: 2),
  ]
  for attention in versions {
    notebook.print(
      type(of: attention), "→", attention(batch).shape, "parameters",
      attention.parameterCount)
  }
  notebook.built([
    "SelfAttentionV1": "queries, keys and values from three matrices",
    "SelfAttentionV2": "the same with linear layers",
    "CausalAttention": "with a mask, dropout and batches",
    "MultiHeadAttentionWrapper": "several heads, one after the other",
    "MultiHeadAttention": "all heads at once: the part that GPT uses",
  ])
}
