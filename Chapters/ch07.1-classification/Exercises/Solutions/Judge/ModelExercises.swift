import Exercises
import Tensors

private typealias T = Tensor<Float>

var lastTokenExercise: Attempt {
  Exercise(
    "last token", \.lastTokenLogits, in: "LastToken.swift", section: "6.6",
    minutes: 2,
    hints: [
      "The axis of tokens is the middle one.",
      "An index of −1 counts from the end.",
      "`logits[0..., -1]`.",
    ],
    explanation: """
      With a causal mask, only the last token sees the whole text. \
      Exercise 6.3 reads the first, which sees nothing but itself, and the \
      accuracy drops to that of guessing and a little more.
      """,
    trials: [
      Trial(
        book: "\"Do you have time\"",
        prints: [.init("logits", T([[-3.5983, 3.9902]]))]
      ) {
        let all = T([
          [
            [-1.5854, 0.9904], [-3.7235, 7.4548], [-2.2661, 6.6049],
            [-3.5983, 3.9902],
          ]
        ])
        return [.init("logits", try $0.lastTokenLogits(all))]
      }
    ]
      + [[1, 1, 2], [3, 4, 2], [2, 3, 5]].map { shape in
        Trial("logits \(shape)") { work in
          try answers("logits", gradientsOf: ["all": random(shape)]) {
            try work.lastTokenLogits($0[0])
          }
        }
      },
    mistakes: [
      Mistake(
        "It reads the first token, which has seen nothing: exercise 6.3."
      ) { $0.lastTokenLogits = { $0[0..., 0] } },
      Mistake("It averages over the tokens.") {
        $0.lastTokenLogits = { $0.mean(along: 1) }
      },
      Mistake("It takes the last class of every token, not the last token.")
      {
        $0.lastTokenLogits = { $0[.ellipsis, -1] }
      },
      Mistake("It takes the last text of the batch, not the last tokens.") {
        $0.lastTokenLogits = { $0[-1] }
      },
      Mistake("The axis of tokens is still there: index it, do not slice.")
      {
        $0.lastTokenLogits = { logits in
          logits[0..., (logits.shape[1] - 1)...]
        }
      },
    ])
}

private typealias Batches = [ClassificationWork.Batch]

/// Batches of these sizes with random logits and classes.
private func batches(_ sizes: [Int], classes: Int = 2) -> Batches {
  sizes.enumerated().map { index, size in
    let generator = RandomGenerator(seed: UInt64(index + 3))
    return (
      logits: T.randn([size, classes], generator: generator),
      classes: Tensor<Int>.randint(0, classes, [size], generator: generator)
    )
  }
}

var accuracyExercise: Attempt {
  let cases: [(sizes: [Int], classes: Int, count: Int?)] = [
    ([4], 2, nil), ([8, 8, 3], 2, nil), ([8, 8, 3, 5], 3, 2),
    ([2, 7], 2, 9),
  ]
  return Exercise(
    "accuracy", \.accuracy, in: "Accuracy.swift", section: "6.6",
    minutes: 6,
    hints: [
      "The predicted class is where the largest logit is: `argmax`.",
      "Count right answers and texts over all batches; divide at the end.",
      "`batches.prefix(count ?? batches.count)` never takes too many.",
    ],
    explanation: """
      Softmax is not needed: it does not change which logit is the \
      largest. The book counts right answers and examples, too, so that a \
      small last batch weighs no more than it should.
      """,
    trials: cases.map { sizes, classes, count in
      let measured = count.map { "the first \($0)" } ?? "all"
      return Trial("batches of \(sizes), \(measured) measured") { work in
        let batches = batches(sizes, classes: classes)
        return [.init("accuracy", try work.accuracy(batches, count))]
      }
    } + [
      Trial("everything right") {
        let batch = (
          logits: T([[2, 1], [0, 3]]), classes: Tensor([0, 1])
        )
        return [.init("accuracy", try $0.accuracy([batch], nil))]
      }
    ],
    mistakes: [
      Mistake(
        "It averages the batches' shares: a small batch weighs too much."
      ) {
        $0.accuracy = { batches, count in
          let measured = batches.prefix(count ?? batches.count)
          let shares = measured.map {
            Double(right($0)) / Double($0.classes.count)
          }
          return shares.reduce(0, +) / Double(shares.count)
        }
      },
      Mistake("It takes every batch to be as large as the first.") {
        $0.accuracy = share { measured in
          measured.count * (measured.first?.classes.count ?? 0)
        }
      },
      Mistake("It divides by the number of batches, not of texts.") {
        $0.accuracy = share(total: \.count)
      },
      Mistake("It counts the wrong answers.") {
        $0.accuracy = { batches, count in
          let measured = batches.prefix(count ?? batches.count)
          let total = texts(measured)
          let wrong = total - measured.map(right).reduce(0, +)
          return Double(wrong) / Double(total)
        }
      },
      Mistake("The number of batches is ignored: it measures all.") {
        let right = share(total: texts)
        $0.accuracy = { batches, _ in try right(batches, nil) }
      },
      Mistake("It is in percent, not from 0 to 1.") {
        let right = share(total: texts)
        $0.accuracy = { try 100 * right($0, $1) }
      },
    ])
}

private func right(_ batch: ClassificationWork.Batch) -> Int {
  let predicted = batch.logits.argmax(along: -1).scalars
  return zip(predicted, batch.classes.scalars).count { $0 == $1 }
}

private func texts(_ batches: ArraySlice<ClassificationWork.Batch>) -> Int {
  batches.map(\.classes.count).reduce(0, +)
}

/// Right answers divided by something.
private func share(
  total: @escaping (ArraySlice<ClassificationWork.Batch>) -> Int
) -> (Batches, Int?) throws -> Double {
  { batches, count in
    let measured = batches.prefix(count ?? batches.count)
    let sum = measured.map(right).reduce(0, +)
    return Double(sum) / Double(total(measured))
  }
}

var classLossExercise: Attempt {
  Exercise(
    "class loss", \.classLoss, in: "ClassLoss.swift", section: "6.6",
    minutes: 4,
    hints: [
      "The same token as for the accuracy decides.",
      "Cross entropy takes logits, no probabilities.",
      "`logits[0..., -1].crossEntropy(targets: classes)`.",
    ],
    explanation: """
      Accuracy is what we want, but it moves in jumps and has no gradient. \
      Cross entropy falls smoothly when the right class gains. Only the \
      last tokens get a gradient from the head; attention passes it on.
      """,
    trials: [[1, 1, 2], [4, 3, 2], [3, 5, 4]].map { shape in
      Trial("logits \(shape)") { work in
        let classes = Tensor<Int>.randint(
          0, shape[2], [shape[0]], generator: RandomGenerator(seed: 3))
        return try answers("loss", gradientsOf: ["logits": random(shape)]) {
          try work.classLoss($0[0], classes)
        }
      }
    },
    mistakes: [
      Mistake("It reads the first token, which has seen nothing.") {
        $0.classLoss = { $0[0..., 0].crossEntropy(targets: $1) }
      },
      Mistake("All tokens answer for the class, not the last alone.") {
        $0.classLoss = { logits, classes in
          let tokens = logits.unbound(along: 1).map {
            $0.crossEntropy(targets: classes)
          }
          return stacked(tokens).mean()
        }
      },
      Mistake("Softmax comes first, but cross entropy has its own.") {
        $0.classLoss = { logits, classes in
          logits[0..., -1].softmax(along: -1).crossEntropy(targets: classes)
        }
      },
      Mistake("It adds up the batch instead of averaging.") {
        $0.classLoss = { logits, classes in
          logits[0..., -1].crossEntropy(targets: classes, reduction: .sum)
        }
      },
      Mistake("The logits are averaged over the tokens.") {
        $0.classLoss = { $0.mean(along: 1).crossEntropy(targets: $1) }
      },
    ])
}

var standardErrorExercise: Attempt {
  let cases: [(share: Double, count: Int)] = [
    (0.5, 100), (0.9567, 300), (0.2, 1), (1, 50),
  ]
  return Exercise(
    "standard error", \.standardError, in: "StandardError.swift",
    section: "6.7", minutes: 2,
    hints: [
      "Four times as many examples halve it.",
      "A share of 1 or 0 has none: p (1 − p) is 0.",
      "`(share * (1 - share) / Double(count)).squareRoot()`.",
    ],
    explanation: """
      The book's 95.67 % of 300 test messages are 95.7 ± 1.2 %. A variant \
      that is one percent better may just have been lucky: before you \
      believe it, measure on more messages.
      """,
    trials: cases.map { share, count in
      Trial("a share of \(share) of \(count)") {
        [.init("standard error", try $0.standardError(share, count))]
      }
    },
    mistakes: [
      Mistake("The root is missing: this is the variance.") {
        $0.standardError = { $0 * (1 - $0) / Double($1) }
      },
      Mistake("It divides by n outside the root.") {
        $0.standardError = { ($0 * (1 - $0)).squareRoot() / Double($1) }
      },
      Mistake("It does not divide by n: that is the spread of one example.")
      {
        $0.standardError = { share, _ in (share * (1 - share)).squareRoot()
        }
      },
      Mistake("1 − p is missing.") {
        $0.standardError = { ($0 / Double($1)).squareRoot() }
      },
    ])
}
