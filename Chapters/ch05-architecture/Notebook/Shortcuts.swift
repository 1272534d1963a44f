import Architecture
import Foundation
import Notebooks
import Tensors

/// Book 4.4: how shortcuts help gradients reach the first layers.
func shortcuts(_ notebook: Notebook) {
  let layers = (1...5).map { "layer \($0)" }

  notebook.cell(
    "4.4 Gradients without shortcuts",
    """
    Five small layers in a row, one backward pass, and the mean absolute \
    gradient of each layer's weights. Every layer multiplies the gradient \
    that passes through it, here by less than one.
    """)
  notebook.ask("In which layer is the gradient smallest?")
  notebook.source(
    of: "ExampleDeepNetwork.init", "ExampleDeepNetwork.callAsFunction",
    "ExampleDeepNetwork.gradientMeans")
  let sizes = [3, 3, 3, 3, 3, 1]
  let sample = Tensor([[1.0, 0.0, -1.0]])  // [batch, inputs]
  notebook.manualSeed(123)
  let plain = ExampleDeepNetwork(sizes: sizes, hasShortcuts: false)
  let target = Tensor([[0.0]])
  let plainMeans = plain.gradientMeans(for: sample, target: target)
  notebook.compare(
    "mean absolute gradients",
    Tensor([plainMeans.map(\.mean)]),
    book: Tensor([
      [
        0.00020173587, 0.00012011159, 0.00071520399, 0.00139887363,
        0.00504964544,
      ]
    ]), columns: layers, decimals: 6, tolerance: 1e-9)
  notebook.answer(
    "Little is left for the first layers. They would barely learn.")

  notebook.cell(
    "4.4 Gradients with shortcuts",
    """
    The same weights, but now every layer adds its output to its input \
    where the shapes allow it. The sum passes gradients on undiminished, \
    so there is a short path from the loss to every layer.
    """)
  notebook.manualSeed(123)
  let connected = ExampleDeepNetwork(sizes: sizes, hasShortcuts: true)
  let means = connected.gradientMeans(for: sample, target: target)
  notebook.compare(
    "mean absolute gradients", Tensor([means.map(\.mean)]),
    book: Tensor([
      [0.221697927, 0.206941068, 0.328969955, 0.266573220, 1.325854063]
    ]), columns: layers, decimals: 6, tolerance: 1e-6)

  notebook.cell(
    "4.4 Twelve layers",
    """
    With twelve layers, as many as the GPT below has blocks, hardly \
    anything reaches the first ones. The curves show the base-10 logarithm \
    of each layer's mean gradient: -8 stands for 0.00000001.
    """)
  let deep = Array(repeating: 3, count: 12) + [1]
  let curves = [false, true].map { hasShortcuts in
    notebook.manualSeed(123)
    let network = ExampleDeepNetwork(
      sizes: deep, hasShortcuts: hasShortcuts)
    let means = network.gradientMeans(for: sample, target: target)
    return LinePlot.Series(
      hasShortcuts ? "with shortcuts" : "without",
      x: means.indices.map { Double($0 + 1) },
      y: means.map { log10(Double($0.mean)) })
  }
  notebook.plot(
    LinePlot("log₁₀ of the mean gradient", xLabel: "layer", series: curves))
}
