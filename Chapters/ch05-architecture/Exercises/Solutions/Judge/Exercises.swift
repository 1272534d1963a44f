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
    case lateEpsilon = "The 0.00001 is added to the root, not under it."
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
    let isPlain = fault == .noEpsilon || fault == .lateEpsilon
    let safe = isPlain ? variance : variance + 1e-5
    let root = fault == .noRoot ? safe : safe.sqrt()
    let divisor = fault == .lateEpsilon ? root + 1e-5 : root
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
  let root: Float = (2 / Float.pi).squareRoot()
  let factor: Float = Float(2).squareRoot() / Float.pi
  func cubic(_ x: T) -> T { x + x.pow(3) * 0.044715 }
  /// A mistake in the approximation: another inner part, or another outer.
  func mistake(
    _ name: String,
    inner: @escaping (T) -> T = { cubic($0) * (2 / Float.pi).squareRoot() },
    outer: @escaping (_ x: T, _ tanh: T) -> T = { x, tanh in
      x * 0.5 * (tanh + 1)
    }
  ) -> Mistake<ArchitectureWork> {
    Mistake(name) {
      $0.gelu = { isExact -> any Layer in
        if isExact { return ExactGELU() }
        return Formula { x in outer(x, inner(x).tanh()) }
      }
    }
  }
  return [
    mistake(
      "The cube is missing: tanh gets √(2/π) · x alone.",
      inner: { $0 * root }),
    mistake("√(2/π) before the sum is missing.", inner: cubic),
    mistake(
      "The root covers the 2 only: it is √(2/π), not √2/π.",
      inner: { cubic($0) * factor }),
    mistake(
      "The 1 before tanh is missing.", outer: { x, tanh in x * 0.5 * tanh }),
    mistake(
      "The result is not halved.", outer: { x, tanh in x * (tanh + 1) }),
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
      $0.gelu = { isExact -> any Layer in
        if !isExact { return Architecture.GELU() }
        return Formula { x in x * 0.5 * (x.erf() + 1) }
      }
    },
  ]
}
