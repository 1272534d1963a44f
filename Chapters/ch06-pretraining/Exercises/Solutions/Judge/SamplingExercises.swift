import Exercises
import NeuralNetworks
import Tensors

/// The book's made-up logits for nine words.
private var bookLogits: T {
  T([4.51, 0.89, -1.90, 6.75, 1.63, -1.62, -1.89, 6.28, 1.79])
}

var temperatureExercise: Attempt {
  Exercise(
    "temperature", \.probabilities, in: "Temperature.swift",
    section: "5.3.1", minutes: 3,
    hints: [
      "Only the differences of logits count in softmax.",
      "A small temperature must make the differences larger.",
      "Divide the logits by the temperature, then softmax.",
    ],
    explanation: """
      Towards a temperature of 0 only the likeliest token is left: greedy \
      decoding. Towards infinity all become equal.
      """,
    trials: [
      Trial(book: "temperature 5", prints: [.init("pizza", 0.0430)]) {
        let all = try $0.probabilities(bookLogits, 5)
        return [.init("pizza", Double(all.scalars[6]))]
      }
    ]
      + [([3], 0.1), ([2, 4], 1), ([2, 2, 5], 2.5)].map {
        shape, temperature in
        Trial("logits \(shape), temperature \(temperature)") { work in
          try answers(
            "probabilities", gradientsOf: ["logits": random(shape)]
          ) { try work.probabilities($0[0], Float(temperature)) }
        }
      },
    mistakes: [
      Mistake("It multiplies by the temperature instead of dividing.") {
        $0.probabilities = { ($0 * $1).softmax(along: -1) }
      },
      Mistake("It divides the probabilities, which no longer sum to one.") {
        $0.probabilities = { $0.softmax(along: -1) / $1 }
      },
      Mistake("The temperature is not used.") {
        $0.probabilities = { logits, _ in logits.softmax(along: -1) }
      },
      Mistake(
        "It applies softmax before the division, and once more after."
      ) {
        $0.probabilities = {
          ($0.softmax(along: -1) / $1).softmax(along: -1)
        }
      },
    ])
}

var topKExercise: Attempt {
  Exercise(
    "top-k", \.topK, in: "TopK.swift", section: "5.3.2", minutes: 6,
    hints: [
      "Find the smallest logit that stays; hide all below it.",
      "`topk(count).values` are sorted, the smallest last.",
      "Keep an axis of one, so that each row meets its own limit.",
    ],
    explanation: """
      −∞ becomes a probability of exactly 0. A top-k before the \
      temperature or after it keeps the same tokens, since dividing does \
      not change the order.
      """,
    trials: [
      Trial(
        book: "the three largest of nine",
        prints: [
          .init(
            "probabilities", T([0.0615, 0, 0, 0.5775, 0, 0, 0, 0.361, 0]))
        ]
      ) {
        let kept = try $0.topK(bookLogits.unsqueezed(at: 0), 3)
        let all = kept.softmax(along: -1)
        return [.init("probabilities", all.flattened())]
      }
    ]
      + [([2, 5], 2), ([1, 4], 1), ([3, 3], 3), ([2, 3], 7)].map {
        shape, count in
        Trial("logits \(shape), \(count) kept") { work in
          [.init("logits", try work.topK(random(shape), count))]
        }
      },
    mistakes: [
      Mistake("Hidden logits are 0, and exp(0) is 1: use −∞.") {
        $0.topK = { logits, count in
          logits.maskedFill(isBelow(logits, count), with: 0)
        }
      },
      Mistake("It keeps one logit too few.") {
        $0.topK = { logits, count in
          let hidden = logits .<= limit(logits, count)
          return logits.maskedFill(hidden, with: -.infinity)
        }
      },
      Mistake("It keeps the smallest instead of the largest.") {
        $0.topK = { logits, count in
          let hidden = isBelow(-logits, count)
          return logits.maskedFill(hidden, with: -.infinity)
        }
      },
      Mistake("All rows share one limit; each row needs its own.") {
        $0.topK = { logits, count in
          let lowest = limit(logits, count).min()
          return logits.maskedFill(logits .< lowest, with: -.infinity)
        }
      },
    ])
}

/// The smallest logit that stays in each row: `[batch, 1]`.
private func limit(_ logits: T, _ count: Int) -> T {
  let kept = min(count, logits.shape[1])
  return logits.topk(kept).values[.ellipsis, (-1)...]
}

private func isBelow(_ logits: T, _ count: Int) -> Tensor<Bool> {
  logits .< limit(logits, count)
}

var drawExercise: Attempt {
  Exercise(
    "draw a token", \.drawToken, in: "DrawToken.swift", section: "5.3.1",
    minutes: 5,
    hints: [
      "Lay the probabilities end to end, from 0 to 1.",
      "The token in whose piece the number falls is drawn.",
      "Add them up; return the first token with `number < sum`.",
    ],
    explanation: """
      A likely token has a long piece of the line, so a uniform number \
      falls into it often. PyTorch's multinomial works the same way, with \
      sums computed once for many draws.
      """,
    trials: [
      (
        [0.5, 0.3, 0.2] as [Float],
        [0, 0.2, 0.5, 0.6, 0.8, 0.99] as [Float]
      ),
      ([0.1, 0.2, 0.3, 0.4], [0.05, 0.15, 0.35, 0.7]), ([1], [0, 0.9]),
      ([0, 0, 1, 0], [0, 0.5]), ([0.5, 0.4999], [0.99995]),
    ].map { probabilities, numbers in
      Trial("probabilities \(probabilities)") { work in
        let tokens = try numbers.map {
          try work.drawToken(probabilities, $0)
        }
        return [.init("tokens", tokens)]
      }
    },
    mistakes: [
      Mistake("It takes the likeliest token, whatever the number.") {
        $0.drawToken = { all, _ in all.firstIndex(of: all.max()!)! }
      },
      Mistake("It compares each probability with the number, not the sum.")
      {
        $0.drawToken = { all, number in
          all.firstIndex { number < $0 } ?? all.count - 1
        }
      },
      Mistake("It compares before it adds, and comes one token too late.") {
        $0.drawToken = { all, number in
          var sum: Float = 0
          for (token, probability) in all.enumerated() {
            if number < sum { return token }
            sum += probability
          }
          return all.count - 1
        }
      },
      Mistake("It takes the last token whose sum is below the number.") {
        $0.drawToken = { all, number in
          var sum: Float = 0
          var last = 0
          for (token, probability) in all.enumerated() {
            sum += probability
            if sum <= number { last = token }
          }
          return last
        }
      },
    ])
}
