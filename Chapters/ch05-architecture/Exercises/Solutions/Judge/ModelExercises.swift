import Architecture
import Exercises
import NeuralNetworks
import Tensors

private typealias T = Tensor<Float>

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

var generationExercise: Exercise<ArchitectureWork> {
  Exercise(
    "greedy generation", \.generateGreedily, in: "GreedyGeneration.swift",
    section: "4.7", minutes: 10,
    hints: [
      "One round: cut, call the model, take the last scores, choose, append.",
      "`scores[0..., -1]` are the scores after the last token of each row.",
      "`argmax(along: -1, keepingDimensions: true)` fits `concatenated`.",
    ],
    explanation: """
      Softmax would not change which token is largest, so it is left out. \
      The text is computed again for every token; chapter 6 keeps what \
      was computed, and draws from the probabilities instead of always \
      taking the largest.
      """,
    trials: [
      ([1, 2], 3, 8), ([2, 3], 4, 8), ([1, 6], 3, 4), ([3, 1], 4, 2),
    ]
    .map { shape, count, context in
      Trial("ids \(shape), \(count) new ones, a context of \(context)") {
        let ids = Tensor<Int>.randint(
          0, vocabulary, shape, generator: RandomGenerator(seed: 60))
        let text = try $0.generateGreedily(ids, count, context, scores)
        return [Answer("ids", text)]
      }
    } + [
      Trial("no new ones") {
        let ids = Tensor([[3, 1, 4]])
        return [Answer("ids", try $0.generateGreedily(ids, 0, 8, scores))]
      }
    ],
    mistakes: mistakenGenerations, remarks: [recordsHistory, callsOften])
}

private let vocabulary = 9

/// Scores that depend on every token that can be seen, and on their order.
private func scores(of ids: Tensor<Int>) -> T {
  let table = random([vocabulary, vocabulary], seed: 61)
  let places = random([16, vocabulary], seed: 62)
  let tokens = ids.shape[1]
  let x = table.embedding(ids) + places[0..<tokens]
  let past = T.ones([tokens, tokens]).tril()
  return past.matmul(x * x.sin())  // [batch, tokens, vocabulary]
}

private var recordsHistory: Remark<ArchitectureWork> {
  Remark { work in
    var isRecorded = false
    let factor = T(1).requiringGradient()
    _ = try work.generateGreedily(Tensor([[1, 2]]), 1, 4) { ids in
      let result = scores(of: ids) * factor
      isRecorded = result.requiresGradient
      return result
    }
    return isRecorded
      ? "It records history for gradients that nobody asks for: "
        + "call the model in noGrad { … }." : nil
  }
}

private var callsOften: Remark<ArchitectureWork> {
  Remark { work in
    var calls = 0
    _ = try work.generateGreedily(Tensor([[1, 2], [3, 4]]), 5, 4) { ids in
      calls += 1
      return scores(of: ids)
    }
    return calls > 5
      ? "It calls the model \(calls) times for five tokens of two texts; "
        + "five calls are enough." : nil
  }
}

private var mistakenGenerations: [Mistake<ArchitectureWork>] {
  typealias Ids = Tensor<Int>
  /// Generation with another view of the text, another choice.
  func generation(
    sees view: @escaping (Ids, Int) -> Ids = { ids, context in
      ids[0..., max(0, ids.shape[1] - context)...]
    },
    takes choice: @escaping (T) -> Ids = { scores in
      scores[0..., -1].argmax(along: -1, keepingDimensions: true)
    }
  ) -> (Ids, Int, Int, (Ids) -> T) -> Ids {
    { ids, count, context, model in
      (0..<count).reduce(ids) { ids, _ in
        let scores = noGrad { model(view(ids, context)) }
        return concatenated([ids, choice(scores)], along: 1)
      }
    }
  }
  return [
    Mistake("The model reads more than its context: cut the text.") {
      $0.generateGreedily = generation(sees: { ids, _ in ids })
    },
    Mistake("Of a long text, it reads the beginning instead of the end.") {
      $0.generateGreedily = generation(sees: { ids, context in
        ids[0..., 0..<min(context, ids.shape[1])]
      })
    },
    Mistake("The model sees the newest token only.") {
      $0.generateGreedily = generation(sees: { ids, _ in
        ids[0..., (-1)...]
      })
    },
    Mistake("It takes the scores after the first token, not the last.") {
      $0.generateGreedily = generation(takes: { scores in
        scores[0..., 0].argmax(along: -1, keepingDimensions: true)
      })
    },
    Mistake("It takes the token with the lowest score.") {
      $0.generateGreedily = generation(takes: { scores in
        scores[0..., -1].argmin(along: -1, keepingDimensions: true)
      })
    },
    Mistake("Every row of the batch gets the token of the first one.") {
      $0.generateGreedily = generation(takes: { scores in
        let next = scores[0, -1].argmax().item
        return .full([scores.shape[0], 1], next)
      })
    },
    Mistake("It returns the new tokens only; the text belongs before them.")
    {
      let right = generation()
      $0.generateGreedily = { ids, count, context, model in
        let all = right(ids, count, context, model)
        return all[0..., ids.shape[1]...]
      }
    },
  ]
}
