import ArchitectureTopics
import Foundation
import NeuralNetworks
import Notebooks
import Tensors

/// Networks that read token by token, and what reaches back through them.
func recurrent(_ notebook: Notebook) {
  gradientProduct(notebook)
  gradientsOverDistance(notebook)
  recallTask(notebook)
}

private func gradientProduct(_ notebook: Notebook) {
  notebook.cell(
    "Recurrent: a gradient is a product of matrices",
    """
    An RNN carries one vector along and mixes each token into it. The way \
    back to an input goes through every step in between, and each multiplies \
    the gradient by the recurrent matrix and by the slope of tanh, 1 − h². \
    Worked out by hand, it is what backward() computes.
    """)
  notebook.source(of: "RNN.states")
  let rnn = RNN(inputSize: 4, width: 8)
  let inputs = Tensor<Float>.randn([6, 4])  // [tokens, inputs]
  let leaves = inputs.unbound(along: 0).map {
    $0.unsqueezed(at: 0).requiringGradient()
  }
  let states = rnn.states(leaves)
  states.last!.sum().backward()
  var gradient = Tensor<Float>.ones([1, 8])
  for state in states.dropFirst().reversed() {
    let slope = 1 - state.detached().pow(2)
    gradient = (gradient * slope).matmul(rnn.recurrent.weight.detached())
  }
  let slope = 1 - states[0].detached().pow(2)
  let byHand = (gradient * slope).matmul(rnn.input.weight.detached())
  let difference = (byHand - leaves[0].gradient!).abs().max().item
  notebook.show("gradient of the first input", leaves[0].gradient!)
  notebook.show("by hand − backward(), largest difference", difference)
  notebook.claim("the same up to rounding", difference < 1e-6)
}

private func gradientsOverDistance(_ notebook: Notebook) {
  notebook.cell(
    "Recurrent: how far gradients reach",
    """
    So the gradient shrinks by a factor per step, or grows by one. An LSTM \
    has a second path: its cell is added to, and only multiplied by the \
    forget gate. When that gate is open, its bias at 3, the gradient comes \
    through. The matrices are drawn as PyTorch draws them.
    """)
  notebook.ask("At a distance of 60 tokens, how much is left in an RNN?")
  notebook.source(of: "LSTM.states", "gradientNorms")
  let inputs = Tensor<Float>.randn([60, 16])
  let rnn = RNN(inputSize: 16, width: 32)
  let large = RNN(inputSize: 16, width: 32)
  large.recurrent.weight = 3 * large.recurrent.weight.detached()
  let lstm = LSTM(inputSize: 16, width: 32)
  let open = LSTM(inputSize: 16, width: 32)
  let bias = open.input.bias!.detached().copied()
  bias[32..<64] = Tensor(3)  // the rows of the forget gate
  open.input.bias = bias
  let layers: [(String, any RecurrentLayer)] = [
    ("RNN", rnn), ("RNN, weights · 3", large), ("LSTM", lstm),
    ("LSTM, open gate", open),
  ]
  var left: [Float] = []
  let series = layers.map { name, layer in
    let norms = gradientNorms(of: layer, inputs)
    left.append(Float(norms[59] / norms[0]))
    return LinePlot.Series(name, y: norms.map { log10(max($0, 1e-30)) })
  }
  notebook.plot(
    LinePlot(
      "log₁₀ of the gradient's norm", xLabel: "tokens back", series: series)
  )
  notebook.print("left after 59 steps:")
  for ((name, _), share) in zip(layers, left) {
    notebook.print("  \(name):", String(format: "%.1e", share))
  }
  let gates = open.forgetGates.map { $0.mean().item }
  notebook.show("mean forget gate when open", gates.reduce(0, +) / 60)
  notebook.answer(
    "With the usual weights, an RNN learns nothing from 60 tokens ago.")
}

private func recallTask(_ notebook: Notebook) {
  notebook.cell(
    "Recurrent: remember the first of many tokens",
    """
    One of four tokens comes first, then noise, and at the end the network \
    has to name the first. 150 steps of training under three seeds, with a \
    gap of 5 tokens and of 40. Guessing gets a quarter right.
    """)
  var table = Table(
    ["right answers", "5 tokens", "40 tokens"],
    numbers: ["5 tokens", "40 tokens"])
  for isLSTM in [false, true] {
    let cells = [5, 40].map { gap in
      let shares = forSeeds([1, 2, 3]) { seed in
        recallAccuracy(isLSTM: isLSTM, gap: gap, seed: seed)
      }
      return "\(MeanAndSpread(shares))"
    }
    table.append([isLSTM ? "LSTM, open gate" : "RNN"] + cells)
  }
  notebook.show("of 200 new texts", table)
  notebook.remark(
    """
    What this does not show: attention has no such distance, since it looks \
    at the first token directly (ch04 compares them), and an RNN costs the \
    same for every token, however long the text.
    """)
}
