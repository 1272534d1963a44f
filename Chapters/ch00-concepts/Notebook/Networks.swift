import Concepts
import NeuralNetworks
import Notebooks
import Tensors

/// Book, section A.5: a network with two hidden layers.
func layeredNetworks(_ notebook: Notebook) {
  notebook.cell(
    "A.5 A multilayer network",
    """
    A linear layer mixes its inputs; ReLU replaces negative numbers with \
    zero. Without ReLU in between, three linear layers could do no more \
    than one. A linear layer from 50 to 30 has 50 · 30 weights and 30 \
    biases; count the others yourself before you look.
    """)
  notebook.ask("How many parameters does the whole network have?")
  notebook.source(of: "NeuralNetwork")
  var model = NeuralNetwork(inputSize: 50, outputSize: 3)
  var sizes = Table(["parameter", "shape", "count"], numbers: ["count"])
  for (name, parameter) in model.namedParameters {
    let value = parameter.value
    sizes.append([name, "\(value.shape)", "\(value.count)"])
  }
  notebook.print(model)
  notebook.show("parameters", sizes)
  notebook.compare(
    "trainable parameters", model.trainableParameterCount, book: 2213)

  notebook.cell(
    "A.5 Exercise A.3: counting by hand",
    "Two inputs, hidden layers of 30 and 20, two outputs: weights and biases of each layer."
  )
  let byHand = (2 * 30 + 30) + (30 * 20 + 20) + (20 * 2 + 2)
  let small = NeuralNetwork(inputSize: 2, outputSize: 2)
  notebook.compare("by hand", byHand, book: 752)
  notebook.compare("by the model", small.trainableParameterCount, book: 752)

  notebook.cell(
    "A.5 Random, but the same",
    """
    Weights start as random numbers, so that units do not all learn the \
    same thing. The book first prints a weight without a seed, which \
    differs in every run. A seed makes the random numbers repeatable. This \
    generator draws what PyTorch's draws: the corners of the first weight \
    are the book's.
    """)
  notebook.manualSeed(123)
  model = NeuralNetwork(inputSize: 50, outputSize: 3)
  let weight = model.parameters[0].value
  notebook.compare(
    "shape of layers.0.weight", weight.shape, book: [30, 50])
  notebook.compare(
    "its corners", corners(of: weight), book: Tensor(printedCorners),
    rows: ["unit 0", "1", "2", "27", "28", "29"],
    columns: ["input 0", "1", "2", "47", "48", "49"])

  notebook.cell(
    "A.5 Forward",
    """
    One example with 50 features gives three logits, one for each class. \
    The output keeps the graph (from=<linear>), ready for backward().
    """)
  notebook.manualSeed(123)
  let x = Tensor<Float>.rand([1, 50])
  let logits = model(x)
  notebook.print(logits)
  notebook.compare(
    "logits", logits, book: Tensor([[-0.1262, 0.1080, -0.1792]]))

  notebook.cell(
    "A.5 Forward without a graph",
    """
    For inference alone, skip recording: inside noGrad nothing is \
    recorded, and intermediate results are freed at once.
    """)
  let answer = noGrad { model(x) }
  notebook.print(answer)
  notebook.claim(
    "the same logits, with no graph behind them",
    answer.scalars == logits.scalars && logits.requiresGradient
      && !answer.requiresGradient)

  notebook.cell(
    "A.5 Probabilities",
    """
    Softmax turns logits into probabilities: all positive, and each row \
    sums to one. To an untrained network, all classes are about equally \
    likely.
    """)
  let probabilities = noGrad { model(x).softmax(along: 1) }
  notebook.compare(
    "probabilities", probabilities,
    book: Tensor([[0.3113, 0.3934, 0.2952]]))
  notebook.claim(
    "they sum to one", abs(probabilities.sum().item - 1) < 1e-6)
}

/// The first and last three rows and columns: what PyTorch prints of a
/// large matrix.
private func corners(of matrix: Tensor<Float>) -> Tensor<Float> {
  let (rows, columns) = (matrix.shape[0], matrix.shape[1])
  let few = concatenated(
    [matrix[0..<3], matrix[rows - 3..<rows]], along: 0)
  return concatenated(
    [few[0..., 0..<3], few[0..., columns - 3..<columns]], along: 1)
}

private let printedCorners: [[Float]] = [
  [-0.0577, 0.0047, -0.0702, 0.0222, 0.1260, 0.0865],
  [0.0502, 0.0307, 0.0333, 0.0951, 0.1134, -0.0297],
  [0.1077, -0.1108, 0.0122, 0.0108, -0.1049, -0.1063],
  [-0.0787, 0.1259, 0.0803, 0.1218, 0.1303, -0.1351],
  [0.1359, 0.0175, -0.0673, 0.0674, 0.0676, 0.1058],
  [0.0790, 0.1343, -0.0293, 0.0344, -0.0971, -0.0509],
]
