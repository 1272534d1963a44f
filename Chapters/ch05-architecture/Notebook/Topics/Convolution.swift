import ArchitectureTopics
import Files
import NeuralNetworks
import Notebooks
import Tensors

/// Causal convolutions: a fixed reach, the same weights everywhere.
func convolution(_ notebook: Notebook) throws {
  notebook.cell(
    "Convolution: how far a token sees",
    """
    A causal convolution mixes each token with a few before it, at fixed \
    distances. Four layers of kernel 2, each looking twice as far back as \
    the one before, see 1 + 1 + 2 + 4 + 8 tokens. We change one token at a \
    time, and look at whether the last output changes.
    """)
  notebook.ask("Four layers, two taps each: how many of 24 tokens count?")
  notebook.source(of: "CausalConvolution.callAsFunction", "receptiveField")
  let dilations = [1, 2, 4, 8]
  let layers = dilations.map {
    CausalConvolution(
      inputSize: 8, outputSize: 8, kernelSize: 2, dilation: $0)
  }
  func output(_ x: Tensor<Float>) -> Tensor<Float> {
    noGrad { layers.reduce(x) { x, layer in x + layer(x).gelu() } }
  }
  let x = Tensor<Float>.randn([1, 24, 8])  // [batch, tokens, width]
  let before = output(x)
  var reach: [[Double]] = []  // by changed token, then by output
  for token in 0..<24 {
    let other = x.replacing(0, token, with: Tensor<Float>.randn([8]))
    let change = (output(other) - before)[0].abs().max(along: 1).values
    reach.append(change.scalars.map { $0 > 0 ? 1 : 0 })
  }
  let byOutput = (0..<24).map { output in reach.map { $0[output] } }
  notebook.plot(
    HeatMap(
      "outputs (rows) that depend on tokens (columns)", values: byOutput,
      decimals: 0))
  let seen = Int(byOutput[23].reduce(0, +))
  let field = receptiveField(kernelSize: 2, dilations: dilations)
  notebook.show("tokens that change the last output", seen)
  let isCausal = (0..<24).allSatisfy { row in
    (0..<24).allSatisfy { column in
      byOutput[row][column]
        == (column <= row && column > row - field ? 1 : 0)
    }
  }
  notebook.claim("as calculated for every output, exactly", isCausal)
  try convolutionModel(notebook)
}

private func convolutionModel(_ notebook: Notebook) throws {
  notebook.cell(
    "Convolution: a language model without attention",
    """
    A character model of four such layers, beside one with a block of \
    attention and about as many parameters: 100 steps each, under three \
    seeds.
    """)
  let text = CharacterText(try trainingText())
  let training = ShortTraining(steps: 100)
  var table = Table(
    ["model", "parameters", "loss"], numbers: ["parameters", "loss"])
  var results: [MeanAndSpread] = []
  for isConvolution in [true, false] {
    var count = 0
    let losses = forSeeds([1, 2, 3]) { seed in
      let model: any TokenLayer =
        isConvolution
        ? ConvolutionModel(
          vocabularySize: text.characters.count, width: 36, kernelSize: 2,
          dilations: [1, 2, 4, 8])
        : smallModel(
          text, feedForward: plainFeedForward(width: 32, hidden: 96))
      count = model.parameterCount
      return training.heldOutLoss(of: model, on: text, seed: seed)
    }
    results.append(MeanAndSpread(losses))
    table.append([
      isConvolution ? "convolutions" : "attention", grouped(count),
      "\(results.last!)",
    ])
  }
  notebook.show("held-out text", table)
  notebook.remark(
    results[0].isApart(from: results[1])
      ? "The \(results[0].mean < results[1].mean ? "convolutions" : "model with attention") did better, by more than the spreads."
      : "They differ by less than their spreads.")
  notebook.remark(
    """
    What this does not show: within 16 characters lies most of what a model \
    this small can use. Attention pays off where the distance matters, and \
    after longer training.
    """)
}
