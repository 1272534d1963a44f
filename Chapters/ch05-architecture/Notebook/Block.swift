import Architecture
import Notebooks
import Tensors

/// Book 4.5: attention and the feed-forward network in one block.
func transformerBlock(_ notebook: Notebook) {
  notebook.cell(
    "4.5 The transformer block",
    """
    Now the parts come together. First half: normalize, let the tokens \
    attend to each other (ch04), apply dropout, add the input. Second \
    half: normalize, feed forward, apply dropout, add again. The block's \
    input runs straight through, and each half adds to it.

    Normalizing before each half, as GPT-2 does, makes training more \
    stable than normalizing after it, as the original transformer did.
    """)
  notebook.source(
    of: "TransformerBlock.init", "TransformerBlock.callAsFunction")
  notebook.plot(blockFigure(.gpt124M))
  notebook.manualSeed(123)
  let x = Tensor<Float>.rand([2, 4, 768])  // [batch, tokens, width]
  let block = TransformerBlock(.gpt124M)
  let output = block(x)  // [batch, tokens, width]
  notebook.compare("shape", output.shape, book: [2, 4, 768])

  notebook.cell(
    "4.5 Exercise 4.1: where the block's parameters are",
    "The feed-forward network has twice as many as attention: 8 · width² against 4 · width²."
  )
  let feedForward = block.feedForward.parameterCount
  let attention = block.attention.parameterCount
  notebook.compare("feed-forward", feedForward, book: 4_722_432)
  notebook.compare("attention", attention, book: 2_360_064)
  notebook.show("block, with the norms", block.parameterCount)

  notebook.cell(
    "4.5 What the heads share",
    """
    The notes say that the tokens are divided among the heads. In fact the \
    width is divided: all 12 heads see every token up to the current one, \
    and each works with 64 of the 768 numbers.
    """)
  let heads = block.attention
  notebook.print(
    heads.headCount, "heads ·", heads.headSize, "numbers =",
    heads.headCount * heads.headSize)
  notebook.print(
    "queries of 4 tokens [batch, heads, tokens, numbers]:",
    heads.projections(of: x).queries.shape)
}
