import Architecture
import Notebooks
import Tensors

/// Section 4.3: the activation function, and the network that each token passes by itself.
func feedForwardNetwork(_ notebook: Notebook) {
  notebook.cell(
    "4.3 GELU and ReLU",
    """
    Without something that bends between them, two linear layers would be one. ReLU bends at a corner: \
    it cuts off what is negative, and there its gradient is zero. GELU (Hendrycks and Gimpel, 2016) is \
    smooth. Negative numbers near zero pass a little, so they can still learn.
    """)
  let x = Tensor<Float>.linspace(-3, 3, count: 100)
  let gelu = GELU()
  let axis = x.scalars.map(Double.init)
  notebook.plot(
    LinePlot(
      "Activation functions", xLabel: "x",
      series: [
        LinePlot.Series("GELU", x: axis, y: gelu(x).scalars.map(Double.init)),
        LinePlot.Series("ReLU", x: axis, y: x.relu().scalars.map(Double.init)),
      ]))

  notebook.cell(
    "4.3 Two formulas for GELU",
    """
    Exactly, GELU is x Φ(x), where Φ(x) is the probability that a standard normal number is below x. \
    GPT-2 was trained with a formula that comes close without the error function behind Φ:

        x / 2 · (1 + tanh(√(2/π) · (x + 0.044715 x³)))

    Whoever loads GPT-2's weights has to use this one as well. The two are never further apart than \
    half a thousandth.
    """)
  let difference = (gelu(x) - x.geluExact()).abs()
  notebook.show("largest difference", difference.max().item)
  notebook.show("at x", x[difference.argmax().item].item)
  notebook.show("fused against step by step", (gelu(x) - gelu.stepByStep(x)).abs().max().item)

  notebook.cell(
    "4.3 The feed-forward network",
    """
    Attention moves information between tokens; the feed-forward network works on each token alone. It \
    widens the vector fourfold to 3,072 numbers, applies GELU, and narrows it again. What comes out has \
    the shape of what went in, so blocks can be stacked.
    """)
  manualSeed(notebook.seed(default: 123))
  let feedForward = FeedForward(.gpt124M)
  let tokens = Tensor<Float>.rand([2, 3, 768])  // [batch, tokens, width]
  let output = feedForward(tokens)  // [batch, tokens, width]
  notebook.print(feedForward)
  notebook.compare("shape", output.shape, book: [2, 3, 768])
}
