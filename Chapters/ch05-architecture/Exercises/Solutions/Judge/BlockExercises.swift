import Architecture
import Exercises
import NeuralNetworks
import Tensors

private typealias T = Tensor<Float>

var shortcutsExercise: Exercise<ArchitectureWork> {
  Exercise(
    "shortcuts", \.deepNetwork, in: "DeepNetwork.swift", section: "4.4",
    minutes: 5,
    hints: [
      "What one layer returns is what the next one gets: a loop.",
      "Keep the output apart from the input until you have compared shapes.",
      "`x = hasShortcuts && output.shape == x.shape ? x + output : output`",
    ],
    explanation: """
      A sum hands a gradient on as it is, to both sides. So with shortcuts \
      there is a path from the loss to the first layer on which nothing \
      shrinks it. In the book's example the first layer's gradient grows a \
      thousandfold.
      """,
    trials: [
      Trial(
        book: "five layers without shortcuts",
        prints: [
          Answer(
            "mean gradients",
            [0.00020174, 0.00012012, 0.00071520, 0.00139887, 0.00504964])
        ], decimals: 8
      ) { try gradientMeans($0, hasShortcuts: false) },
      Trial(
        book: "five layers with shortcuts",
        prints: [
          Answer(
            "mean gradients",
            [0.221698, 0.206941, 0.328970, 0.266573, 1.325854])
        ], decimals: 6
      ) { try gradientMeans($0, hasShortcuts: true) },
    ]
      + [(true, [4, 4, 4, 1]), (false, [4, 4, 4, 1]), (true, [3])].map {
        hasShortcuts, sizes in
        Trial(
          "layers of \(sizes), \(hasShortcuts ? "with" : "no") shortcuts"
        ) { try deep($0, sizes, hasShortcuts) }
      },
    mistakes: mistakenShortcuts)
}

/// What the book prints: the mean absolute gradient of each layer's weights.
private func gradientMeans(
  _ work: ArchitectureWork, hasShortcuts: Bool
) throws -> [Answer] {
  manualSeed(123)
  let network = ExampleDeepNetwork(
    sizes: [3, 3, 3, 3, 3, 1], hasShortcuts: hasShortcuts)
  let x = T([[1.0, 0.0, -1.0]])
  let output = try work.deepNetwork(x, network.layers, hasShortcuts)
  if output.requiresGradient { output.pow(2).mean().backward() }
  let means = network.layers.map { layer -> Float in
    let gradient = layer.parameters[0].gradient
    return gradient?.abs().mean().item ?? 0
  }
  return [Answer("mean gradients", means)]
}

private func deep(
  _ work: ArchitectureWork, _ sizes: [Int], _ hasShortcuts: Bool
) throws -> [Answer] {
  let layers = zip(sizes, sizes.dropFirst()).enumerated().map {
    index, pair in linear(pair.0, pair.1, seed: UInt64(20 + index))
  }
  return try answers(
    "output", gradientsOf: ["x": random([2, sizes[0]])]
  ) { try work.deepNetwork($0[0], layers, hasShortcuts) }
}

private var mistakenShortcuts: [Mistake<ArchitectureWork>] {
  [
    Mistake("Nothing is added: hasShortcuts makes no difference.") {
      $0.deepNetwork = { x, layers, _ in layers.reduce(x) { $1($0) } }
    },
    Mistake("It adds the shortcut even without hasShortcuts.") {
      $0.deepNetwork = { x, layers, _ in
        layers.reduce(x) { x, layer in
          let output = layer(x)
          return output.shape == x.shape ? x + output : output
        }
      }
    },
    Mistake("Every layer gets the first input of all as its shortcut.") {
      $0.deepNetwork = { first, layers, hasShortcuts in
        layers.reduce(first) { x, layer in
          let output = layer(x)
          let fits = hasShortcuts && output.shape == first.shape
          return fits ? first + output : output
        }
      }
    },
    Mistake("It adds where the shapes differ too: broadcasting hides it.") {
      $0.deepNetwork = { x, layers, hasShortcuts in
        layers.reduce(x) { x, layer in
          hasShortcuts ? x + layer(x) : layer(x)
        }
      }
    },
    Mistake("It adds the output to itself: its input is overwritten.") {
      $0.deepNetwork = { x, layers, hasShortcuts in
        layers.reduce(x) { x, layer in
          let output = layer(x)
          let fits = hasShortcuts && output.shape == x.shape
          return fits ? output + output : output
        }
      }
    },
  ]
}

var blockExercise: Exercise<ArchitectureWork> {
  Exercise(
    "transformer block", \.transformerBlock, in: "TransformerBlock.swift",
    section: "4.5", minutes: 12,
    hints: [
      "Two halves of the same form: x + dropout(part(norm(x))).",
      "The second half starts from the sum of the first, also its shortcut.",
      "Properties: attention, feedForward, firstNorm, secondNorm, a Dropout.",
    ],
    explanation: """
      The block's input runs straight through, and each half adds to it. \
      The first transformer normalized after each sum; before it, as in \
      GPT-2, the shortcut stays free and training is more stable.
      """,
    trials: [[1, 1, 2], [2, 3, 4]].map { shape in
      Trial("inputs \(shape)") { try passed($0, shape) }
    } + [
      Trial("dropout in training") {
        try passed($0, [2, 4, 6], dropout: 0.5, isTraining: true)
      },
      Trial("dropout in evaluation") {
        try passed($0, [1, 2, 4], dropout: 0.5)
      },
      Trial("the parts of chapters 4 and 5", passedRealParts),
    ],
    mistakes: MistakenBlock.Fault.allCases.map { fault in
      Mistake(fault.rawValue, section: fault.section) {
        $0.transformerBlock = { MistakenBlock(fault, $0, $1, $2, $3, $4) }
      }
    })
}

private func passed(
  _ work: ArchitectureWork, _ shape: [Int], dropout: Double = 0,
  isTraining: Bool = false
) throws -> [Answer] {
  let width = shape[2]
  let parts = (0..<4).map { linear(width, width, seed: UInt64(30 + $0)) }
  let block = try work.transformerBlock(
    parts[0], Sequential(parts[1], Tanh()), parts[2], parts[3], dropout)
  return try results(
    "outputs", of: block, isTraining: isTraining, for: random(shape))
}

private func passedRealParts(_ work: ArchitectureWork) throws -> [Answer] {
  manualSeed(123)
  let sizes = GPTConfiguration(
    vocabularySize: 1, contextLength: 4, embeddingWidth: 4, headCount: 2,
    layerCount: 1, dropout: 0)
  let parts = Architecture.TransformerBlock(sizes)
  let block = try work.transformerBlock(
    parts.attention, parts.feedForward, parts.firstNorm, parts.secondNorm, 0
  )
  return try results("outputs", of: block, for: random([2, 3, 4]))
}

/// A block with one fault.
private final class MistakenBlock: Module, Layer {
  enum Fault: String, CaseIterable {
    case lateNorm = "It normalizes the sums, not what goes into the parts."
    case noFirstShortcut = "There is no shortcut around attention."
    case noSecondShortcut = "There is no shortcut around feed-forward."
    case oldShortcut =
      "The second shortcut is the block's input, not the first half's sum."
    case normedShortcut = "The shortcut starts after the norm, not before."
    case oneNorm = "firstNorm serves both halves; secondNorm is not used."
    case noSecondNorm = "Feed-forward gets numbers that are not normalized."
    case exchanged = "Feed-forward comes before attention."
    case lateDropout = "Dropout comes after the sum: it drops the shortcut."
    case noDropout = "There is no dropout."

    var section: String? {
      switch self {
      case .noFirstShortcut, .noSecondShortcut: "4.4"
      default: nil
      }
    }
  }

  let attention: any Layer
  let feedForward: any Layer
  let firstNorm: any Layer
  let secondNorm: any Layer
  let shortcutDropout: Dropout
  private let fault: Fault

  init(
    _ fault: Fault, _ attention: any Layer, _ feedForward: any Layer,
    _ firstNorm: any Layer, _ secondNorm: any Layer, _ dropout: Double
  ) {
    (self.attention, self.feedForward) = (attention, feedForward)
    (self.firstNorm, self.secondNorm) = (firstNorm, secondNorm)
    shortcutDropout = Dropout(
      probability: fault == .noDropout ? 0 : dropout)
    self.fault = fault
  }

  func callAsFunction(_ x: Tensor<Float>) -> Tensor<Float> {
    switch fault {
    case .lateNorm:
      let attended = firstNorm(x + shortcutDropout(attention(x)))
      return secondNorm(attended + shortcutDropout(feedForward(attended)))
    case .normedShortcut:
      let first = firstNorm(x)
      let second = secondNorm(first + shortcutDropout(attention(first)))
      return second + shortcutDropout(feedForward(second))
    case .exchanged:
      let fed = x + shortcutDropout(feedForward(firstNorm(x)))
      return fed + shortcutDropout(attention(secondNorm(fed)))
    case .lateDropout:
      let attended = shortcutDropout(x + attention(firstNorm(x)))
      return shortcutDropout(
        attended + feedForward(secondNorm(attended)))
    default: return twoHalves(x)
    }
  }

  private func twoHalves(_ x: Tensor<Float>) -> Tensor<Float> {
    let first = shortcutDropout(attention(firstNorm(x)))
    let attended = fault == .noFirstShortcut ? first : x + first
    let normed =
      switch fault {
      case .oneNorm: firstNorm(attended)
      case .noSecondNorm: attended
      default: secondNorm(attended)
      }
    let second = shortcutDropout(feedForward(normed))
    if fault == .noSecondShortcut { return second }
    return (fault == .oldShortcut ? x : attended) + second
  }
}
