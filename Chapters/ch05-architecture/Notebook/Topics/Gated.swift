import Architecture
import ArchitectureTopics
import Files
import NeuralNetworks
import Notebooks
import Tensors

/// Gated feed-forward networks against the plain one.
func gated(_ notebook: Notebook) throws {
  notebook.cell(
    "Gated: one layer decides how much of another passes",
    """
    GLU, GeGLU and SwiGLU widen a vector twice. One result goes through a \
    gate, the logistic function in GLU, and multiplies the other. They \
    differ in the gate alone. SwiGLU's is x σ(x), so what it lets through is \
    GLU's product, times the gate's own input once more.
    """)
  notebook.source(of: "GatedFeedForward.callAsFunction", "Gate")
  let network = GatedFeedForward(width: 48, hidden: 128)
  let x = Tensor<Float>.randn([5, 48])
  let (gate, up) = (network.gate(x), network.up(x))
  let swiglu = Gate.swiglu(gate) * up
  let glu = Gate.glu(gate) * up
  let difference = (swiglu - glu * gate).abs().max().item
  notebook.show("SwiGLU − GLU · gate, largest difference", difference)
  notebook.claim("the same up to rounding", difference < 1e-6)
  try gatedTraining(notebook)
}

private func gatedTraining(_ notebook: Notebook) throws {
  notebook.cell(
    "Gated: equal parameters, three seeds",
    """
    Three matrices instead of two: with two thirds of the hidden numbers, \
    the parameters are equal, 128 hidden numbers against 192 for vectors of \
    48. A character model of one block is trained with each, 100 steps under \
    three seeds.
    """)
  let text = CharacterText(try trainingText())
  let training = ShortTraining(steps: 100)
  let hidden = GatedFeedForward.hiddenOfEqualSize(width: 48)
  var table = Table(
    ["network", "parameters", "loss"], numbers: ["parameters", "loss"])
  var counts: [Int] = []
  var results: [MeanAndSpread] = []
  for gate in [nil, Gate.glu, .geglu, .swiglu] {
    var count = 0
    let losses = forSeeds([1, 2, 3]) { seed in
      let network: any Layer =
        gate.map {
          GatedFeedForward(width: 48, hidden: hidden, function: $0)
        }
        ?? plainFeedForward(width: 48, hidden: 192)
      count = network.parameterCount
      let model = smallModel(text, width: 48, feedForward: network)
      return training.heldOutLoss(of: model, on: text, seed: seed)
    }
    counts.append(count)
    results.append(MeanAndSpread(losses))
    table.append([
      gate?.rawValue ?? "GELU, plain", grouped(count), "\(results.last!)",
    ])
  }
  notebook.show("held-out text", table)
  let apart = results.dropFirst().filter { $0.isApart(from: results[0]) }
  notebook.remark(
    apart.isEmpty
      ? "No gated network differs from the plain one by more than their spreads: no difference was found."
      : "\(apart.count) of the three gated networks differ from the plain one by more than the spreads, \(apart.filter { $0.mean < results[0].mean }.count) of them for the better."
  )
  notebook.claim(
    "all four have the same number of parameters, exactly",
    Set(counts).count == 1)
  notebook.remark(
    """
    What this does not show: in large models gates gain a percent or so of \
    the loss, which three seeds of a model this size can hide or fake.
    """)
}
