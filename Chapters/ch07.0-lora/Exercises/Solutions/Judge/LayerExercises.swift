import Exercises
import LowRankAdaptation
import NeuralNetworks
import Tensors

var loraLayerExercise: Exercise<LowRankAdaptationWork> {
  Exercise(
    "LoRA layer", \.loraLayer, in: "LoRALayer.swift", section: "E.4",
    minutes: 8,
    hints: [
      "If B is zero, so is x A B, whatever A is.",
      "Two parameters, a factor, and in the call two products.",
      "`x.matmul(a).matmul(b) * factor`; B is `.zeros([rank, outputs])`.",
    ],
    explanation: """
      With B at zero, the tuned model starts as the pretrained one, bit \
      for bit. B still learns, since its gradient depends on x A. With \
      both at zero, neither would ever move.
      """,
    trials: layerSizes.map { sizes in
      Trial("a new layer, \(sizes)") { try start(of: $0, sizes) }
    }
      + layerSizes.map { sizes in
        Trial("a trained layer, \(sizes)") { try trained($0, sizes) }
      },
    mistakes: MistakenLoRA.Fault.allCases.map { fault in
      Mistake(fault.rawValue) {
        $0.loraLayer = { MistakenLoRA(fault, $0, $1, rank: $2, alpha: $3) }
      }
    })
}

/// The sizes of a layer under test.
private struct Sizes: CustomStringConvertible {
  var inputs: Int
  var outputs: Int
  var rank: Int
  var alpha: Int
  /// The inputs' axes before the last.
  var batch: [Int]

  var description: String {
    "\(inputs) to \(outputs), rank \(rank), alpha \(alpha)"
  }
}

private let layerSizes = [
  Sizes(inputs: 6, outputs: 5, rank: 2, alpha: 8, batch: [3]),
  Sizes(inputs: 4, outputs: 7, rank: 1, alpha: 2, batch: [2, 3]),
  Sizes(inputs: 3, outputs: 3, rank: 4, alpha: 6, batch: [1]),
]

private func make(
  _ work: LowRankAdaptationWork, _ sizes: Sizes
) throws -> any Layer {
  manualSeed(123)
  return try work.loraLayer(
    sizes.inputs, sizes.outputs, sizes.rank, sizes.alpha)
}

/// What a new layer consists of, and whether it adds nothing.
private func start(
  of work: LowRankAdaptationWork, _ sizes: Sizes
) throws -> [Answer] {
  let layer = try make(work, sizes)
  let state = layer.stateDictionary
  let names = state.map { "\($0.name) \($0.tensor.shape)" }
  let a = state.first { $0.name == "a" }?.tensor ?? .zeros([0])
  let added = layer(random(sizes.batch + [sizes.inputs]))
  let adds = added.scalars.contains { $0 != 0 }
  return [
    .init("parameters", names), .init("A", a),
    .init("adds nothing yet", adds ? "no" : "yes"),
  ]
}

/// Results and gradients with given A and B.
private func trained(
  _ work: LowRankAdaptationWork, _ sizes: Sizes
) throws -> [Answer] {
  let layer = try make(work, sizes)
  try layer.load([
    (name: "a", tensor: random([sizes.inputs, sizes.rank], seed: 2)),
    (name: "b", tensor: random([sizes.rank, sizes.outputs], seed: 3)),
  ])
  let x = random(sizes.batch + [sizes.inputs])
  let results = answers("x A B", gradientsOf: ["x": x]) { layer($0[0]) }
  return results + gradients(of: layer)
}

/// The gradients of a module's parameters after `backward()`.
private func gradients(of module: Module) -> [Answer] {
  module.namedParameters.map {
    Answer("gradient of \($0.name)", $0.parameter.gradient ?? .zeros([0]))
  }
}

/// A LoRA layer with one fault.
private final class MistakenLoRA: Module, Layer {
  enum Fault: String, CaseIterable {
    case randomB =
      "B starts random, so the layer changes the model before any training."
    case zeroA =
      "A starts at zero like B, so that neither ever gets a gradient."
    case noFactor = "The output is not scaled: alpha is forgotten."
    case alphaAlone = "The factor is alpha alone: divide it by the rank."
    case wholeNumbers =
      "Alpha and rank are divided as whole numbers: the fraction is lost."
    case otherAxis =
      "A is drawn as [rank, inputs] and transposed, so its numbers differ."
  }

  @Parameter var a: Tensor<Float>
  @Parameter var b: Tensor<Float>
  private let factor: Float

  init(_ fault: Fault, _ inputs: Int, _ outputs: Int, rank: Int, alpha: Int)
  {
    let slope = 5.0.squareRoot()
    switch fault {
    case .zeroA: a = .zeros([inputs, rank])
    case .otherAxis:
      a = Tensor<Float>.kaimingUniform([rank, inputs], slope: slope)
        .transposed()
    default: a = .kaimingUniform([inputs, rank], slope: slope)
    }
    b =
      fault == .randomB
      ? .randn([rank, outputs]) : .zeros([rank, outputs])
    factor =
      switch fault {
      case .noFactor: 1
      case .alphaAlone: Float(alpha)
      case .wholeNumbers: Float(alpha / rank)
      default: Float(alpha) / Float(rank)
      }
  }

  func callAsFunction(_ x: Tensor<Float>) -> Tensor<Float> {
    x.matmul(a).matmul(b) * factor
  }
}

var linearWithLoRAExercise: Exercise<LowRankAdaptationWork> {
  Exercise(
    "linear with LoRA", \.linearWithLoRA, in: "LinearWithLoRA.swift",
    section: "E.4", minutes: 5,
    hints: [
      "Keep the LoRA layer in a property: modules are found there.",
      "What the layer computes without LoRA is `super.callAsFunction(x)`.",
      "Return `super.callAsFunction(x) + lora(x)`.",
    ],
    explanation: """
      The book's class holds the layer as a part. Here a model's layers \
      are `Linear`, so this one is a `Linear` too, and shares the \
      parameters: what was frozen stays frozen, and nothing is stored twice.
      """,
    trials: [([3, 6], 5), ([2, 3, 4], 7), ([1, 2], 2)].map {
      shape, outputs in
      Trial("inputs \(shape), \(outputs) outputs") {
        try beside($0, shape, outputs: outputs)
      }
    },
    mistakes: MistakenLinear.Fault.allCases.map { fault in
      Mistake(fault.rawValue) {
        $0.linearWithLoRA = { MistakenLinear(fault, $0, lora: $1) }
      }
    })
}

/// Results and gradients of a frozen layer with LoRA.
private func beside(
  _ work: LowRankAdaptationWork, _ shape: [Int], outputs: Int
) throws -> [Answer] {
  let inputs = shape[shape.count - 1]
  let linear = Linear(
    weight: random([outputs, inputs], seed: 2),
    bias: random([outputs], seed: 3))
  linear.freeze()
  let lora = LowRankAdaptation.LoRALayer(
    a: random([inputs, 2], seed: 4), b: random([2, outputs], seed: 5),
    factor: 0.5)
  let layer = try work.linearWithLoRA(linear, lora)
  let results = answers("output", gradientsOf: ["x": random(shape)]) {
    layer($0[0])
  }
  return results + gradients(of: lora) + [
    .init("trainable parameters", layer.trainableParameterCount)
  ]
}

/// A linear layer with LoRA and one fault.
private final class MistakenLinear: Linear {
  enum Fault: String, CaseIterable {
    case noLoRA = "LoRA's output is not added."
    case noLinear = "The layer's own output is lost: only LoRA's is left."
    case noBias = "The bias of the layer is lost."
    case ownWeights =
      "It has weights of its own, which are not frozen: share the layer's."
    case detached =
      "LoRA's output is detached, so A and B get no gradient."
    case hidden =
      "The LoRA layer is in no property, so its parameters are not found."
  }

  private let fault: Fault
  private let lora: (any Layer)?
  private let hidden: () -> any Layer

  init(_ fault: Fault, _ linear: Linear, lora: any Layer) {
    self.fault = fault
    self.lora = fault == .hidden ? nil : lora
    hidden = { lora }
    if fault == .ownWeights {
      super.init(weight: linear.weight, bias: linear.bias)
    } else {
      super.init(sharing: linear)
    }
  }

  override func callAsFunction(_ x: Tensor<Float>) -> Tensor<Float> {
    let lora = hidden()
    let change = lora(x)
    switch fault {
    case .noLoRA: return super.callAsFunction(x)
    case .noLinear: return change
    case .noBias: return x.matmul(weight.transposed()) + change
    case .detached: return super.callAsFunction(x) + change.detached()
    case .ownWeights, .hidden: return super.callAsFunction(x) + change
    }
  }
}
