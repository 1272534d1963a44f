import Architecture
import Exercises
import NeuralNetworks
import Tensors

/// The exercises of chapter 5, in the book's order.
public var architectureCourse: Course<ArchitectureWork> {
  Course(
    "ch05-architecture", lesson: .lesson, solutions: .solutions,
    exercises: [
      layerNormExercise, geluExercise, feedForwardExercise,
      shortcutsExercise, blockExercise, modelExercise, countExercise,
      dropoutExercise, generationExercise,
    ])
}

private typealias T = Tensor<Float>
private typealias Attempt = Exercise<ArchitectureWork>

private var layerNormExercise: Attempt {
  Exercise(
    "layer norm", \.layerNorm, in: "LayerNorm.swift", section: "4.2",
    minutes: 10,
    hints: [
      "Every vector on its own: mean and variance go along the last axis.",
      "`keepingDimensions: true` keeps an axis of 1, which broadcasts.",
      "`unbiased: false` divides by n; add 1e-5, then take the root.",
    ],
    explanation: """
      At first the scale is 1 and the shift 0, and training moves both. \
      GPT-2 was trained with the variance that divides by n, so a model \
      that loads its weights has to do the same. The lesson's layer does \
      it all in one pass over the numbers.
      """,
    trials: [
      Trial(
        book: "the outputs of a small layer",
        prints: [
          Answer("means", [0.0, 0.0]),
          Answer("variances", [0.9995, 0.9997]),
        ], normalizedOutputs)
    ]
      + [[1, 4], [3, 3], [2, 3, 5]].map { shape in
        Trial("inputs \(shape)") { work in
          try normalized(work, random(shape) * 3 + 1)
        }
      } + [
        Trial("equal numbers") { try normalized($0, .full([2, 4], 3)) }
      ],
    mistakes: MistakenNorm.Fault.allCases.map { fault in
      Mistake(fault.rawValue) { $0.layerNorm = { MistakenNorm(fault, $0) } }
    },
    avoiding: [
      ".layerNormalized(": "layerNormalized is what you are to write."
    ])
}

/// The mean and the variance of each row of the book's example, normalized.
private func normalizedOutputs(_ work: ArchitectureWork) throws -> [Answer]
{
  manualSeed(123)
  let example = T.randn([2, 5])  // [batch, inputs]
  let layer = Sequential(Linear(inputSize: 5, outputSize: 6), ReLU())
  let norm = try work.layerNorm(6)
  let result = norm(layer(example))
  return [
    Answer("means", result.mean(along: -1)),
    Answer("variances", result.variance(along: -1, unbiased: false)),
  ]
}

private func normalized(_ work: ArchitectureWork, _ x: T) throws -> [Answer]
{
  let width = x.shape[x.rank - 1]
  let norm = try work.layerNorm(width)
  let fresh = norm(x).detached()
  let weights = randomWeights(["scale": [width], "shift": [width]])
  let trained = try results(
    "with a scale and a shift", of: try work.layerNorm(width),
    weights: weights, for: x)
  return [Answer("at first", fresh)] + trained
}

/// Normalization with one fault.
private final class MistakenNorm: Module, Layer {
  enum Fault: String, CaseIterable {
    case unbiased = "The variance divides by n − 1, not by n."
    case noEpsilon =
      "Nothing is added to the variance: equal numbers give 0 / 0."
    case noRoot = "It divides by the variance, not by its root."
    case columns =
      "It normalizes along the first axis: each vector on its own, please."
    case everything =
      "It takes one mean of everything: each vector has its own."
    case noMean = "The mean is not subtracted."
    case noScale = "Scale and shift are there, but not applied."
    case swapped = "The shift multiplies, and the scale is added."
  }

  @Parameter var scale: Tensor<Float>
  @Parameter var shift: Tensor<Float>
  private let fault: Fault

  init(_ fault: Fault, _ width: Int) {
    self.fault = fault
    scale = .ones([width])
    shift = .zeros([width])
  }

  func callAsFunction(_ x: Tensor<Float>) -> Tensor<Float> {
    let x2 = fault == .everything ? x.reshaped(to: [1, x.count]) : x
    let axis = fault == .columns ? 0 : -1
    let mean = x2.mean(along: axis, keepingDimensions: true)
    let variance = x2.variance(
      along: axis, unbiased: fault == .unbiased, keepingDimensions: true)
    let safe = fault == .noEpsilon ? variance : variance + 1e-5
    let divisor = fault == .noRoot ? safe : safe.sqrt()
    let centred = fault == .noMean ? x2 : x2 - mean
    let normalized = (centred / divisor).reshaped(to: x.shape)
    switch fault {
    case .noScale: return normalized
    case .swapped: return shift * normalized + scale
    default: return scale * normalized + shift
    }
  }
}

private var geluExercise: Attempt {
  Exercise(
    "GELU", \.gelu, in: "GELU.swift", section: "4.3", minutes: 6,
    hints: [
      "Keep `isExact` in a property; the formula goes into callAsFunction.",
      "`x.pow(3)`, `.tanh()` and `.erf()` work on every element.",
      "The root of 2/π is a number: `(2 / Float.pi).squareRoot()`.",
    ],
    explanation: """
      ReLU cuts off everything below zero; GELU lets a little through, so \
      units there can still learn. The two formulas never differ by more \
      than 0.0005, but a model has to use the one that it was trained with.
      """,
    trials: [true, false].flatMap { isExact in
      let name = isExact ? "exact" : "approximate"
      return [
        Trial("\(name), from −3 to 3") {
          try activated($0, isExact, .linspace(-3, 3, count: 7))
        },
        Trial("\(name), inputs [2, 3, 4]") {
          try activated($0, isExact, random([2, 3, 4]) * 2)
        },
        Trial("\(name), large numbers") {
          try activated($0, isExact, T([-40, -10, 10, 40]))
        },
      ]
    },
    mistakes: mistakenApproximations + mistakenExactForms,
    avoiding: [
      ".gelu(": "gelu is what you are to write.",
      ".geluExact(": "geluExact is what you are to write.",
    ])
}

private func activated(
  _ work: ArchitectureWork, _ isExact: Bool, _ x: T
) throws -> [Answer] {
  try results("GELU", of: try work.gelu(isExact), for: x)
}

private var mistakenApproximations: [Mistake<ArchitectureWork>] {
  let root = (2 / Float.pi).squareRoot()
  func approximation(_ formula: @escaping (T) -> T) -> (Bool) -> any Layer {
    { $0 ? ExactGELU() : Formula(formula) }
  }
  return [
    Mistake("The cube is missing: tanh gets √(2/π) · x alone.") {
      $0.gelu = approximation { x in 0.5 * x * (1 + (root * x).tanh()) }
    },
    Mistake("√(2/π) before the sum is missing.") {
      $0.gelu = approximation { x in
        0.5 * x * (1 + (x + 0.044715 * x.pow(3)).tanh())
      }
    },
    Mistake("The root covers the 2 only: it is √(2/π), not √2/π.") {
      let factor = Float(2).squareRoot() / Float.pi
      $0.gelu = approximation { x in
        0.5 * x * (1 + (factor * (x + 0.044715 * x.pow(3))).tanh())
      }
    },
    Mistake("The 1 before tanh is missing.") {
      $0.gelu = approximation { x in
        0.5 * x * (root * (x + 0.044715 * x.pow(3))).tanh()
      }
    },
    Mistake("The result is not halved.") {
      $0.gelu = approximation { x in
        x * (1 + (root * (x + 0.044715 * x.pow(3))).tanh())
      }
    },
    Mistake("The exact form serves for both; GPT-2 needs the other.") {
      $0.gelu = { _ in ExactGELU() }
    },
  ]
}

private var mistakenExactForms: [Mistake<ArchitectureWork>] {
  [
    Mistake("The approximation serves for both: isExact is not used.") {
      $0.gelu = { _ in Architecture.GELU() }
    },
    Mistake("erf gets x, not x / √2.") {
      $0.gelu = { (isExact: Bool) -> any Layer in
        guard isExact else { return Architecture.GELU() }
        return Formula { (x: T) -> T in 0.5 * x * (1 + x.erf()) }
      }
    },
  ]
}

private var feedForwardExercise: Attempt {
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
    let given = fault == .fixed ? Architecture.GELU() : activation
    layers = Sequential(
      Linear(inputSize: width, outputSize: middle, hasBias: hasBias),
      isLinear ? Formula { $0 } : given,
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
