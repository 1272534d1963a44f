import Architecture
import NeuralNetworks
import Notebooks
import Tensors

/// Section 4.2: normalization by hand. Returns the output that it
/// normalizes, `[batch, outputs]`.
func normalizationByHand(_ notebook: Notebook) -> Tensor<Float> {
  notebook.cell(
    "4.2 A layer's output",
    """
    A deep network multiplies again and again, so activations, and \
    gradients with them, easily grow or shrink from layer to layer. Layer \
    normalization (Ba et al., 2016) brings every vector back to the same \
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
    Each row is measured on its own, along the last axis (-1), independent \
    of the rest of the batch. Keeping the dimension makes the results \
    columns, which broadcast over the rows in the next cell.
    """)
  let mean = output.mean(along: -1, keepingDimensions: true)  // [batch, 1]
  let variance = output.variance(along: -1, keepingDimensions: true)
  notebook.compare("mean", mean, book: Tensor([[0.1324], [0.2170]]))
  notebook.compare(
    "variance", variance, book: Tensor([[0.0231], [0.0398]]))

  notebook.cell(
    "4.2 Normalized by hand",
    """
    Subtract the mean and divide by the standard deviation: the mean \
    becomes 0 and the variance 1. What remains of the mean, a few \
    billionths, is rounding error.
    """)
  let normalized = (output - mean) / variance.sqrt()
  notebook.compare(
    "normalized", normalized,
    book: Tensor([
      [0.6159, 1.4126, -0.8719, 0.5872, -0.8719, -0.8719],
      [-0.0189, 0.1121, -1.0876, 1.5173, 0.5647, -1.0876],
    ]))
  notebook.compare(
    "mean", normalized.mean(along: -1), book: Tensor([0.0, 0.0]))
  notebook.compare(
    "variance", normalized.variance(along: -1), book: Tensor([1.0, 1.0]))
  return output
}

/// Section 4.2: the same as a layer, for the same output.
func layerNormalization(_ notebook: Notebook, of output: Tensor<Float>) {
  notebook.cell(
    "4.2 LayerNorm",
    """
    As a layer, normalization has two parameters, a scale and a shift for \
    each element of the vector. They start at 1 and 0, which changes \
    nothing, and training adjusts them. The layer also adds 0.00001 to the \
    variance to avoid dividing by zero when all numbers of a row are \
    equal. That is why the variance comes out slightly below 1.
    """)
  let norm = LayerNorm(width: 6)
  let result = norm(output)
  notebook.compare(
    "mean", result.mean(along: -1), book: Tensor([0.0, 0.0]))
  notebook.compare(
    "variance", result.variance(along: -1, unbiased: false),
    book: Tensor([0.9995, 0.9997]))

  notebook.cell(
    "4.2 Which variance",
    """
    There are two definitions: the sum of squared distances from the mean \
    is divided by n (biased) or by n - 1 (unbiased, the default above and \
    in PyTorch). GPT-2 was trained with n, so LayerNorm uses n. For six \
    numbers the ratio of the two is 6/5; for GPT-2's 768 it is barely \
    above 1.
    """)
  let unbiased = output.variance(along: -1)  // [batch]
  let biased = output.variance(along: -1, unbiased: false)
  notebook.show("divided by n - 1", unbiased.scalars)
  notebook.show("divided by n", biased.scalars)
  notebook.show("ratio for 6", (unbiased / biased).scalars)
  let wide = Tensor<Float>.randn([768])
  notebook.show(
    "ratio for 768", (wide.variance() / wide.variance(unbiased: false)).item
  )

  notebook.cell(
    "4.2 In one pass",
    """
    LayerNorm's code shows the definition: mean, variance, division, scale \
    and shift, each a tensor. By default it runs one fused operation \
    instead, which reads the numbers once. The results differ only by \
    rounding.
    """)
  norm.isFused = false
  let stepByStep = norm(output)
  notebook.show(
    "largest difference", (result - stepByStep).abs().max().item)
}
