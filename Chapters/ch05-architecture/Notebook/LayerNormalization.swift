import Architecture
import NeuralNetworks
import Notebooks
import Tensors

/// Section 4.2: normalization by hand. Returns the output that it normalizes, `[batch, outputs]`.
func normalizationByHand(_ notebook: Notebook) -> Tensor<Float> {
  notebook.cell(
    "4.2 A layer's output",
    """
    A deep network multiplies many times over, so its numbers easily grow or shrink from layer to layer, \
    and gradients with them. Layer normalization (Ba et al., 2016) brings every vector back to the same \
    scale. A small layer with five inputs and six outputs shows how.
    """)
  manualSeed(notebook.seed(default: 123))
  let example = Tensor<Float>.randn([2, 5])  // [batch, inputs]
  let layer = Sequential(Linear(inputSize: 5, outputSize: 6), ReLU())
  let output = layer(example)  // [batch, outputs]
  notebook.compare(
    "output", output,
    book: Tensor([
      [0.2260, 0.3470, 0.0000, 0.2216, 0.0000, 0.0000],
      [0.2133, 0.2394, 0.0000, 0.5198, 0.3297, 0.0000],
    ]))

  notebook.cell(
    "4.2 Mean and variance",
    """
    Each row is measured by itself, along the last axis (-1), whatever else is in the batch. The kept \
    dimension makes the results columns, which line up with the rows in the next cell.
    """)
  let mean = output.mean(along: -1, keepingDimensions: true)  // [batch, 1]
  let variance = output.variance(along: -1, keepingDimensions: true)
  notebook.compare("mean", mean, book: Tensor([[0.1324], [0.2170]]))
  notebook.compare("variance", variance, book: Tensor([[0.0231], [0.0398]]))

  notebook.cell(
    "4.2 Normalized by hand",
    """
    Subtract the mean, divide by the standard deviation: the mean becomes 0 and the variance 1. What is \
    left of the mean, some billionths, is rounding.
    """)
  let normalized = (output - mean) / variance.sqrt()
  notebook.compare(
    "normalized", normalized,
    book: Tensor([
      [0.6159, 1.4126, -0.8719, 0.5872, -0.8719, -0.8719],
      [-0.0189, 0.1121, -1.0876, 1.5173, 0.5647, -1.0876],
    ]))
  notebook.compare("mean", normalized.mean(along: -1), book: Tensor([0.0, 0.0]))
  notebook.compare("variance", normalized.variance(along: -1), book: Tensor([1.0, 1.0]))
  return output
}

/// Section 4.2: the same as a layer, for the same output.
func layerNormalization(_ notebook: Notebook, of output: Tensor<Float>) {
  notebook.cell(
    "4.2 LayerNorm",
    """
    As a layer, normalization gets two parameters, a scale and a shift for each element of the vector. \
    They start at 1 and 0, where they change nothing; training may move them. It also adds 0.00001 \
    to the variance, so that a row of equal numbers is not divided by zero. This is why the variance \
    comes out a little below 1.
    """)
  let norm = LayerNorm(width: 6)
  let result = norm(output)
  notebook.compare("mean", result.mean(along: -1), book: Tensor([0.0, 0.0]))
  notebook.compare(
    "variance", result.variance(along: -1, unbiased: false), book: Tensor([0.9995, 0.9997]))

  notebook.cell(
    "4.2 Which variance",
    """
    Two definitions are in use: the squared distances from the mean, divided by their number n (biased), \
    or by n - 1 (unbiased, the default above and in PyTorch). GPT-2 was trained with n, so LayerNorm uses \
    n. For six numbers the ratio of the two is 6/5; for GPT-2's 768 it is hardly more than 1.
    """)
  let unbiased = output.variance(along: -1)  // [batch]
  let biased = output.variance(along: -1, unbiased: false)
  notebook.show("divided by n - 1", unbiased.scalars)
  notebook.show("divided by n", biased.scalars)
  notebook.show("ratio for 6", (unbiased / biased).scalars)
  let wide = Tensor<Float>.randn([768])
  notebook.show("ratio for 768", (wide.variance() / wide.variance(unbiased: false)).item)

  notebook.cell(
    "4.2 In one pass",
    """
    stepByStep is the definition: mean, variance, division, scale and shift, each with a tensor of its \
    own. The model calls one fused operation instead, which reads the numbers once. The results differ by \
    rounding at most.
    """)
  let stepByStep = norm.stepByStep(output)
  notebook.show("largest difference", (result - stepByStep).abs().max().item)
}
