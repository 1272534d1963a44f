import Architecture
import Exercises
import NeuralNetworks
import Tensors

var feedForwardExercise: Exercise<ArchitectureWork> {
  Exercise(
    "feed-forward", \.feedForward, in: "FeedForward.swift", section: "4.3",
    minutes: 5,
    hints: [
      "Three layers in a row: linear, activation, linear.",
      "The first `Linear` has 4 · width outputs, the second as many inputs.",
      "`Sequential(a, b, c)` applies them; call it with x.",
    ],
    explanation: """
      It sees each token on its own; only attention moves anything between \
      them. With 8 · width² weights against the 4 · width² of attention, \
      most of a block is here.
      """,
    trials: [
      Trial("GELU, inputs [1, 1, 2]") {
        try forwarded($0, [1, 1, 2], Architecture.GELU())
      },
      Trial("tanh, inputs [2, 3, 4]") {
        try forwarded($0, [2, 3, 4], Tanh())
      },
      Trial("SiLU, inputs [3, 5]") { try forwarded($0, [3, 5], SiLU()) },
    ],
    mistakes: MistakenFeedForward.Fault.allCases.map { fault in
      Mistake(fault.rawValue) {
        $0.feedForward = { MistakenFeedForward(fault, $0, $1) }
      }
    })
}

private func forwarded(
  _ work: ArchitectureWork, _ shape: [Int], _ activation: any Layer
) throws -> [Answer] {
  let width = shape[shape.count - 1]
  let weights = randomWeights([
    "layers.0.weight": [4 * width, width], "layers.0.bias": [4 * width],
    "layers.2.weight": [width, 4 * width], "layers.2.bias": [width],
  ])
  return try results(
    "outputs", of: try work.feedForward(width, activation),
    weights: weights, for: random(shape))
}

/// A feed-forward network with one fault.
private final class MistakenFeedForward: Module, Layer {
  enum Fault: String, CaseIterable {
    case noActivation =
      "The activation is missing: two linear layers in a row are but one."
    case twice = "The activation comes after the second layer too."
    case fixed = "It always has GELU: the activation is an argument."
    case early = "The activation comes before the first layer."
    case narrow = "The middle is as wide as the input, not four times."
    case shortcut = "It adds its input; that is left to the block."
    case noBias = "The linear layers have no bias."
  }

  let layers: Sequential
  private let fault: Fault
  private let activation: any Layer

  init(_ fault: Fault, _ width: Int, _ activation: any Layer) {
    let middle = fault == .narrow ? width : 4 * width
    let hasBias = fault != .noBias
    let isLinear = fault == .noActivation || fault == .early
    var given = activation
    if fault == .fixed { given = Architecture.GELU() }
    if isLinear { given = Formula { $0 } }
    layers = Sequential(
      Linear(inputSize: width, outputSize: middle, hasBias: hasBias),
      given,
      Linear(inputSize: middle, outputSize: width, hasBias: hasBias))
    (self.fault, self.activation) = (fault, activation)
  }

  func callAsFunction(_ x: Tensor<Float>) -> Tensor<Float> {
    switch fault {
    case .twice: activation(layers(x))
    case .early: layers(activation(x))
    case .shortcut: x + layers(x)
    default: layers(x)
    }
  }
}
