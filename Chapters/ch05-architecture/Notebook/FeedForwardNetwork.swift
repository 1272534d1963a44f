import Architecture
import Notebooks
import Tensors

/// Book 4.3: the activation function, and the network that works on each
/// token alone.
func feedForwardNetwork(_ notebook: Notebook) {
  notebook.cell(
    "4.3 GELU and ReLU",
    """
    Without a nonlinearity between them, two linear layers collapse into \
    one. ReLU has a corner: it sets negative numbers to zero, and its \
    gradient there is zero too. GELU (Hendrycks and Gimpel, 2016) is \
    smooth. It lets a little of small negative numbers through, so those \
    units can still learn.
    """)
  notebook.source(of: "GELU")
  let gelu = GELU()
  gelu.isFused = false  // in the steps shown here
  let x = Tensor<Float>.linspace(-3, 3, count: 100)
  let smooth = gelu(x)
  let axis = x.scalars.map(Double.init)
  notebook.plot(
    LinePlot(
      "Activation functions", xLabel: "x",
      series: [
        .init("GELU", x: axis, y: smooth.scalars.map(Double.init)),
        .init("ReLU", x: axis, y: x.relu().scalars.map(Double.init)),
      ]))

  notebook.cell(
    "4.3 Two formulas for GELU",
    """
    The exact GELU is x Φ(x), where Φ(x) is the probability that a \
    standard normal number is below x. GPT-2 was trained with an \
    approximation that avoids the error function behind Φ. A model that \
    loads GPT-2's weights has to use it too. The class above computes it, \
    unless told otherwise in one fused operation.
    """,
    formulas: .row(
      "GELU", .parens("x"), "≈", .fraction("x", over: "2"),
      .parens(
        "1 +", "tanh",
        .parens(
          .root("2 / π"), .parens("x + 0.044715", .power("x", "3"))))))
  let difference = (smooth - x.geluExact()).abs()
  let fused = x.gelu()
  notebook.show("largest difference from the exact", difference.max().item)
  notebook.show("at x", x[difference.argmax().item].item)
  notebook.claim(
    "the two formulas never differ by more than 0.0005",
    difference.max().item <= 0.0005)
  notebook.claim(
    "fused and step by step are the same up to rounding",
    (fused - smooth).abs().max().item < 1e-5)

  notebook.cell(
    "4.3 The feed-forward network",
    """
    Attention moves information between tokens; the feed-forward network \
    works on each token alone. It widens the vector fourfold to 3,072 \
    numbers, applies GELU, and narrows it again. The output has the shape \
    of the input, so blocks can be stacked.
    """)
  notebook.source(of: "FeedForward")
  notebook.manualSeed(123)
  let feedForward = FeedForward(.gpt124M)
  let tokens = Tensor<Float>.rand([2, 3, 768])  // [batch, tokens, width]
  let output = feedForward(tokens)  // [batch, tokens, width]
  notebook.print(feedForward)
  notebook.compare("shape", output.shape, book: [2, 3, 768])
}
