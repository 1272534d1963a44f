import Exercises
import NeuralNetworks
import Tensors

var countExercise: Exercise<ArchitectureWork> {
  Exercise(
    "parameter count", \.parameterCounts, in: "ParameterCounts.swift",
    section: "4.6", minutes: 10,
    hints: [
      "Count a linear layer first; attention has four, feed-forward two.",
      "A block: attention, feed-forward, and two norms of 2 · width.",
      "Besides the blocks: two tables, one norm, and the head if not tied.",
    ],
    explanation: """
      The feed-forward network has twice as many parameters as attention. \
      The model of the book is called 124M because GPT-2 uses the table of \
      its tokens again as the head; counted twice, it has 163 million.
      """,
    trials: printedCounts
      + [(5, 3, 2, 1), (7, 4, 6, 2), (11, 2, 4, 0)].flatMap {
        vocabulary, context, width, layers in
        [(false, false), (true, false), (false, true)].map {
          hasBias, isTied in
          Trial(
            "vocabulary \(vocabulary), context \(context), width \(width), "
              + "\(layers) blocks" + (hasBias ? ", a bias" : "")
              + (isTied ? ", tied" : "")
          ) {
            let counts = try $0.parameterCounts(
              vocabulary, context, width, layers, hasBias, isTied)
            return [
              Answer("attention", counts.attention),
              Answer("feed-forward", counts.feedForward),
              Answer("total", counts.total),
            ]
          }
        }
      },
    mistakes: mistakenCounts,
    tolerance: AnswerTolerance(absolute: 0.5, relative: 0))
}

/// The four sizes of exercise 4.2, whose attention and feed-forward network
/// the book counts for the smallest only.
private var printedCounts: [Trial<ArchitectureWork>] {
  func count(
    _ work: ArchitectureWork, _ width: Int, _ layers: Int, _ isTied: Bool
  ) throws -> ArchitectureWork.Counts {
    try work.parameterCounts(50257, 1024, width, layers, false, isTied)
  }
  let sizes: [(name: String, width: Int, layers: Int, total: Int)] = [
    ("medium", 1024, 24, 406_212_608), ("large", 1280, 36, 838_220_800),
    ("XL", 1600, 48, 1_637_792_000),
  ]
  let smallest = Trial<ArchitectureWork>(
    book: "GPT-2 small",
    prints: [
      Answer("attention", 2_360_064), Answer("feed-forward", 4_722_432),
      Answer("total", 163_009_536), Answer("total if tied", 124_412_160),
    ], decimals: 0
  ) {
    let counts = try count($0, 768, 12, false)
    return [
      Answer("attention", counts.attention),
      Answer("feed-forward", counts.feedForward),
      Answer("total", counts.total),
      Answer("total if tied", try count($0, 768, 12, true).total),
    ]
  }
  return [smallest]
    + sizes.map { name, width, layers, total in
      Trial(
        book: "GPT-2 \(name)", prints: [Answer("total", total)], decimals: 0
      ) { [Answer("total", try count($0, width, layers, false).total)] }
    }
}

private struct Sizes {
  let vocabulary: Int
  let context: Int
  let width: Int
  let layers: Int
  let hasBias: Bool
  let isTied: Bool
}

private var mistakenCounts: [Mistake<ArchitectureWork>] {
  func mistake(
    _ name: String,
    _ change: @escaping (inout ArchitectureWork.Counts, Sizes) -> Void
  ) -> Mistake<ArchitectureWork> {
    Mistake(name) { work in
      let right = work.parameterCounts
      work.parameterCounts = { a, b, c, d, e, f in
        var counts = try right(a, b, c, d, e, f)
        change(
          &counts,
          Sizes(
            vocabulary: a, context: b, width: c, layers: d, hasBias: e,
            isTied: f))
        return counts
      }
    }
  }
  return [
    mistake("The output projection of attention has a bias too.") {
      $0.attention -= $1.width
      $0.total -= $1.layers * $1.width
    },
    mistake("The biases of the feed-forward network are missing.") {
      $0.feedForward -= 5 * $1.width
      $0.total -= 5 * $1.layers * $1.width
    },
    mistake("hasQKVBias is ignored.") {
      let biases = $1.hasBias ? 3 * $1.width : 0
      $0.attention -= biases
      $0.total -= $1.layers * biases
    },
    mistake("isTied is ignored: the head's weights count once more.") {
      if $1.isTied { $0.total += $1.vocabulary * $1.width }
    },
    mistake("The table of the positions is missing.") {
      $0.total -= $1.context * $1.width
    },
    mistake("Each norm has a shift as well as a scale.") {
      $0.total -= (2 * $1.layers + 1) * $1.width
    },
    mistake("The final norm, after the blocks, is missing.") {
      $0.total -= 2 * $1.width
    },
    mistake("A block has two norms, not one.") {
      $0.total -= 2 * $1.layers * $1.width
    },
  ]
}

var dropoutExercise: Exercise<ArchitectureWork> {
  Exercise(
    "dropout rates", \.modelWithDropout, in: "DropoutRates.swift",
    section: "4.7", minutes: 5,
    hints: [
      "From the inside out: attention, then its block, then the model.",
      "Each block needs attention of its own, so call makeAttention again.",
      "`(0..<layerCount).map { _ in try makeBlock(…) }`",
    ],
    explanation: """
      The book's configuration has one rate for all three places; this is \
      its exercise 4.3. Parts that are made once and put into every block \
      would share their weights: twelve blocks, trained as one.
      """,
    trials: [
      Trial("rates of 0.1, 0.2 and 0.3, two blocks") {
        try places(of: [0.1, 0.2, 0.3], layers: 2, $0)
      },
      Trial("rates of 0.5, 0 and 0.25, three blocks") {
        try places(of: [0.5, 0, 0.25], layers: 3, $0)
      },
      Trial("no blocks") {
        try places(of: [0.1, 0.2, 0.3], layers: 0, $0)
      },
    ],
    mistakes: mistakenRates)
}

/// A part of a model that remembers with what it was made.
private final class Part: Module, Layer, TokenLayer {
  let parts: [any Layer]
  let rate: Double

  init(_ parts: [any Layer], _ rate: Double) {
    (self.parts, self.rate) = (parts, rate)
  }

  func callAsFunction(_ x: Tensor<Float>) -> Tensor<Float> { x }
  func callAsFunction(_ ids: Tensor<Int>) -> Tensor<Float> { .zeros([0]) }
}

/// Where each rate arrives.
private func places(
  of rates: [Double], layers: Int, _ work: ArchitectureWork
) throws -> [Answer] {
  let model = try work.modelWithDropout(
    rates[0], rates[1], rates[2], layers, { Part([], $0) },
    { Part([$0], $1) }, { Part($0, $1) })
  let blocks = (model as? Part)?.parts.compactMap { $0 as? Part } ?? []
  let attentions = blocks.compactMap { $0.parts.first as? Part }
  return [
    Answer("blocks", blocks.count),
    Answer("rate of the embedded tokens", (model as? Part)?.rate ?? -1),
    Answer("rates of attention", attentions.map(\.rate)),
    Answer("rates of the shortcuts", blocks.map(\.rate)),
    Answer(
      "different blocks", Set(blocks.map(ObjectIdentifier.init)).count),
    Answer(
      "different attentions",
      Set(attentions.map(ObjectIdentifier.init)).count),
  ]
}

private var mistakenRates: [Mistake<ArchitectureWork>] {
  /// The right model with the rates in other places.
  func rates(
    _ name: String,
    _ change: @escaping (_ rates: [Double]) -> [Double]
  ) -> Mistake<ArchitectureWork> {
    Mistake(name) { work in
      let right = work.modelWithDropout
      work.modelWithDropout = {
        embedding, attention, shortcut, a, b, c, d in
        let rates = change([embedding, attention, shortcut])
        return try right(rates[0], rates[1], rates[2], a, b, c, d)
      }
    }
  }
  return [
    rates("Attention and shortcuts have each other's rates.") {
      [$0[0], $0[2], $0[1]]
    },
    rates("The rate of the embedded tokens goes everywhere.") {
      [$0[0], $0[0], $0[0]]
    },
    rates("The embedded tokens have the rate of the shortcuts.") {
      [$0[2], $0[1], $0[2]]
    },
    rates("The shortcuts have the rate of attention.") {
      [$0[0], $0[1], $0[1]]
    },
    Mistake("All blocks share one attention, and so its weights.") {
      $0.modelWithDropout = { embedding, rate, shortcut, count, a, b, c in
        let attention = try a(rate)
        let blocks = try (0..<count).map { _ in try b(attention, shortcut) }
        return try c(blocks, embedding)
      }
    },
    Mistake("It is one block, many times: its weights are shared.") {
      $0.modelWithDropout = { embedding, rate, shortcut, count, a, b, c in
        let block = try b(try a(rate), shortcut)
        return try c(Array(repeating: block, count: count), embedding)
      }
    },
  ]
}
