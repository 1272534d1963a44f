import Architecture
import NeuralNetworks
import Notebooks
import Tensors

/// Book 4.2: normalization by hand. Returns the output that it
/// normalizes, `[batch, outputs]`.
func normalizationByHand(_ notebook: Notebook) -> Tensor<Float> {
  let rows = ["first input", "second input"]

  notebook.cell(
    "4.2 A layer's output",
    """
    A deep network multiplies again and again, so activations, and \
    gradients with them, easily grow or shrink from layer to layer. Layer \
    normalization (Ba et al., 2016) brings every vector back to the same \
    scale. A small layer with five inputs and six outputs shows how.
    """)
  notebook.manualSeed(123)
  let example = Tensor<Float>.randn([2, 5])  // [batch, inputs]
  let layer = Sequential(Linear(inputSize: 5, outputSize: 6), ReLU())
  let output = layer(example)  // [batch, outputs]
  notebook.compare(
    "output", output,
    book: Tensor([
      [0.2260, 0.3470, 0.0000, 0.2216, 0.0000, 0.0000],
      [0.2133, 0.2394, 0.0000, 0.5198, 0.3297, 0.0000],
    ]), rows: rows)

  notebook.cell(
    "4.2 Mean and variance",
    """
    Each row is measured on its own, along the last axis (-1), independent \
    of the rest of the batch. Keeping the dimension makes the results \
    columns, which broadcast over the rows in the next cell.
    """)
  let mean = output.mean(along: -1, keepingDimensions: true)  // [batch, 1]
  let variance = output.variance(along: -1, keepingDimensions: true)
  notebook.compare(
    "mean and variance", concatenated([mean, variance], along: 1),
    book: Tensor([[0.1324, 0.0231], [0.2170, 0.0398]]), rows: rows,
    columns: ["mean", "variance"])

  notebook.cell(
    "4.2 Normalized by hand",
    """
    Subtract the mean from the numbers of a row, and divide them by the \
    standard deviation.
    """)
  notebook.ask("Which mean and variance will each row have?")
  let normalized = (output - mean) / variance.sqrt()
  let means = normalized.mean(along: -1)  // [batch]
  let variances = normalized.variance(along: -1)
  notebook.compare(
    "normalized", normalized,
    book: Tensor([
      [0.6159, 1.4126, -0.8719, 0.5872, -0.8719, -0.8719],
      [-0.0189, 0.1121, -1.0876, 1.5173, 0.5647, -1.0876],
    ]), rows: rows)
  notebook.compare("mean", means, book: Tensor([0.0, 0.0]))
  notebook.compare("variance", variances, book: Tensor([1.0, 1.0]))
  notebook.answer(
    """
    The mean becomes 0 and the variance 1. What remains of the mean, a few \
    billionths, is rounding error.
    """)
  return output
}

/// Book 4.2: the same as a layer, for the same output.
func layerNormalization(_ notebook: Notebook, of output: Tensor<Float>) {
  notebook.cell(
    "4.2 LayerNorm",
    """
    As a layer, normalization has two parameters, a scale and a shift for \
    each element of the vector. They start at 1 and 0, which changes \
    nothing, and training adjusts them. The layer also adds 0.00001 to the \
    variance to avoid dividing by zero when all numbers of a row are \
    equal. That is why the variance comes out slightly below 1.
    """,
    formulas: .row(
      "LayerNorm", .parens("x"), "=", "scale", "⊙",
      .fraction("x − mean", over: .root("variance + ε")), "+ shift"))
  notebook.source(of: "LayerNorm.init", "LayerNorm.callAsFunction")
  let norm = LayerNorm(width: 6)
  norm.isFused = false  // in the steps shown here
  let result = norm(output)
  let means = result.mean(along: -1)  // [batch]
  let variances = result.variance(along: -1, unbiased: false)
  notebook.compare("mean", means, book: Tensor([0.0, 0.0]))
  notebook.compare("variance", variances, book: Tensor([0.9995, 0.9997]))

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
  let ratios = unbiased / biased
  notebook.show(
    "variance of both rows", stacked([unbiased, biased, ratios], along: 1),
    columns: ["divided by n - 1", "divided by n", "ratio"])
  let wide = Tensor<Float>.randn([768])
  let ratio = wide.variance() / wide.variance(unbiased: false)
  notebook.show("ratio for 768", ratio.item)

  notebook.cell(
    "4.2 In one pass",
    """
    The steps compute mean, variance, quotient, scale and shift, each a \
    tensor of its own. Unless told otherwise, LayerNorm takes a shortcut: \
    one fused operation, which reads the numbers once. The results differ \
    only by rounding.
    """)
  notebook.source(of: "LayerNorm.fused")
  norm.isFused = true
  let fused = norm(output)
  notebook.claim(
    "the same numbers up to rounding",
    (result - fused).abs().max().item < 1e-5)
}
