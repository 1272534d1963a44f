import Exercises
import NeuralNetworks
import SelfAttention
import Tensors

private typealias T = Tensor<Float>

/// The six words of the book's example.
let words: [[Float]] = [
  [0.43, 0.15, 0.89], [0.55, 0.87, 0.66], [0.57, 0.85, 0.64],
  [0.22, 0.58, 0.33], [0.77, 0.25, 0.10], [0.05, 0.80, 0.55],
]

/// Random numbers, always the same ones for a seed.
func random(_ shape: [Int], seed: UInt64 = 1) -> Tensor<Float> {
  .randn(shape, generator: RandomGenerator(seed: seed))
}

var causalMaskExercise: Exercise<SelfAttentionWork> {
  Exercise(
    "causal mask", \.causalMask, in: "CausalMask.swift", section: "3.5.1",
    minutes: 3,
    hints: [
      "The second token (row 1) must not look at the third (column 2).",
      "So all above the diagonal is true, the diagonal itself false.",
      "`Tensor<Bool>.ones(…)` and `triu(diagonal:)`.",
    ],
    explanation: """
      The book makes it once for the longest text and cuts out what a \
      shorter one needs. It is not trained, so PyTorch calls it a buffer.
      """,
    trials: [3, 1, 5].map { tokens in
      Trial("\(tokens) token\(tokens == 1 ? "" : "s")") {
        [.init("mask", try $0.causalMask(tokens))]
      }
    },
    mistakes: [
      Mistake("The diagonal is hidden too: a token may see itself.") {
        $0.causalMask = { .ones([$0, $0]).triu() }
      },
      Mistake("It hides the past and shows the future.") {
        $0.causalMask = { .ones([$0, $0]).tril(diagonal: -1) }
      },
      Mistake("It is true where a token may look, not where it must not.") {
        $0.causalMask = { .ones([$0, $0]).tril() }
      },
    ])
}

var causalWeightsExercise: Exercise<SelfAttentionWork> {
  Exercise(
    "causal weights", \.causalWeights, in: "CausalWeights.swift",
    section: "3.5.1", minutes: 6,
    hints: [
      "exp(−∞) is 0: hide scores before softmax, not weights after it.",
      "`maskedFill(mask, with: -.infinity)`, then scale, then softmax.",
      "The mask needs the last two axes only; the same one serves all.",
    ],
    explanation: """
      Setting weights to zero after softmax leaves rows that sum to less \
      than one. With −∞ before it, softmax shares out everything among \
      the visible tokens, in one step.
      """,
    trials: [([3, 3], 4), ([1, 1], 2), ([2, 4, 4], 9)].map { shape, width in
      Trial("scores \(shape), keys of \(width)") { work in
        try answers("weights", gradientsOf: ["scores": random(shape)]) {
          try work.causalWeights($0[0], width)
        }
      }
    },
    mistakes: [
      Mistake("The mask comes after softmax: rows no longer sum to one.") {
        $0.causalWeights = { scores, width in
          let scale = Float(width).squareRoot()
          return (scores / scale).softmax(along: -1)
            .maskedFill(future(scores), with: 0)
        }
      },
      Mistake("Hidden scores are 0, and exp(0) is 1: use −∞.") {
        $0.causalWeights = weights(hidden: 0) { $0.squareRoot() }
      },
      Mistake("The scores are not scaled.", section: "3.4.1") {
        $0.causalWeights = weights { _ in 1 }
      },
      Mistake("It divides by the width, not by its root.", section: "3.4.1")
      {
        $0.causalWeights = weights { $0 }
      },
      Mistake("It multiplies by the root instead of dividing.") {
        $0.causalWeights = weights { 1 / $0.squareRoot() }
      },
      Mistake("The mask is missing: every token sees the future.") {
        $0.causalWeights = { scores, width in
          (scores / Float(width).squareRoot()).softmax(along: -1)
        }
      },
    ])
}

private func future(_ scores: T) -> Tensor<Bool> {
  let tokens = scores.shape[scores.rank - 1]
  return .ones([tokens, tokens]).triu(diagonal: 1)
}

/// Causal weights with another scale, or another number for hidden scores.
private func weights(
  hidden: Float = -.infinity, scale: @escaping (Float) -> Float
) -> (T, Int) -> T {
  { scores, width in
    (scores.maskedFill(future(scores), with: hidden) / scale(Float(width)))
      .softmax(along: -1)
  }
}

var dropoutExercise: Exercise<SelfAttentionWork> {
  Exercise(
    "dropout", \.dropWeights, in: "WeightDropout.swift", section: "3.5.2",
    minutes: 3,
    hints: [
      "A product with ones and zeros drops what should be dropped.",
      "With half of the weights gone, the rest counts double.",
      "Divide by the probability of being kept.",
    ],
    explanation: """
      Because what is kept grows, evaluation needs no correction: there \
      dropout simply does nothing. PyTorch does the same.
      """,
    trials: [(0.5, [6, 6]), (0.2, [2, 3, 3]), (0, [4])].map {
      probability, shape in
      Trial("probability \(probability), weights \(shape)") { work in
        let keep = T.bernoulli(
          shape, probability: 1 - probability,
          generator: RandomGenerator(seed: 3))
        return try answers(
          "dropped", gradientsOf: ["weights": random(shape)]
        ) {
          try work.dropWeights($0[0], keep, Float(probability))
        }
      }
    },
    mistakes: [
      Mistake("What is kept does not grow: the sum shrinks on average.") {
        $0.dropWeights = { weights, keep, _ in weights * keep }
      },
      Mistake("It multiplies by 1 − probability instead of dividing.") {
        $0.dropWeights = { $0 * $1 * (1 - $2) }
      },
      Mistake("It drops what should be kept.") {
        $0.dropWeights = { $0 * (1 - $1) / (1 - $2) }
      },
      Mistake("It divides by the probability of being dropped.") {
        $0.dropWeights = { $0 * $1 / $2 }
      },
    ])
}

var splitHeadsExercise: Exercise<SelfAttentionWork> {
  Exercise(
    "split heads", \.splitHeads, in: "SplitHeads.swift", section: "3.6.2",
    minutes: 5,
    hints: [
      "First split the last axis in two: [batch, tokens, heads, headSize].",
      "Then exchange the axes of tokens and heads.",
      "`reshaped(to:)` keeps the order in memory; `transposed(1, 2)` does not.",
    ],
    explanation: """
      The split and the exchange move no number: both only change how the \
      memory is read. So all heads of a batch are one matrix product.
      """,
    trials: [([2, 3, 4], 2), ([1, 1, 4], 2), ([2, 4, 6], 3)].map {
      shape, heads in
      Trial("\(shape) into \(heads) heads") { work in
        try answers("heads", gradientsOf: ["x": random(shape)]) {
          try work.splitHeads($0[0], heads)
        }
      }
    },
    mistakes: [
      Mistake("It reshapes straight to the result, which mixes the tokens.")
      {
        $0.splitHeads = { x, heads in
          x.reshaped(
            to: [x.shape[0], heads, x.shape[1], x.shape[2] / heads])
        }
      },
      Mistake("The axes of tokens and heads have not changed places.") {
        $0.splitHeads = { x, heads in
          x.reshaped(
            to: [x.shape[0], x.shape[1], heads, x.shape[2] / heads])
        }
      },
      Mistake("Every head takes each headCount-th number, not neighbours.")
      {
        $0.splitHeads = { x, heads in
          x.reshaped(
            to: [x.shape[0], x.shape[1], x.shape[2] / heads, heads]
          ).permuted([0, 3, 1, 2])
        }
      },
    ])
}
