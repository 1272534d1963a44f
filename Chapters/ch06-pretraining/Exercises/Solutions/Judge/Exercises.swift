import Exercises
import Foundation
import NeuralNetworks
import Tensors

/// The exercises of chapter 6, in the book's order.
public var pretrainingCourse: Course<PretrainingWork> {
  Course(
    "ch06-pretraining", lesson: .lesson, solutions: .solutions,
    exercises: [
      perplexityExercise, crossEntropyExercise, splitExercise,
      trainingLoopExercise, adamWExercise, temperatureExercise,
      topKExercise, drawExercise, projectionExercise, rateExercise,
      clippingExercise,
    ])
}

typealias T = Tensor<Float>
typealias Attempt = Exercise<PretrainingWork>

/// Random numbers, always the same ones for a seed.
func random(_ shape: [Int], seed: UInt64 = 1) -> Tensor<Float> {
  .randn(shape, generator: RandomGenerator(seed: seed))
}

private var perplexityExercise: Attempt {
  Exercise(
    "perplexity", \.perplexity, in: "Perplexity.swift", section: "5.1.2",
    minutes: 2,
    hints: [
      "The loss is a natural logarithm; which function undoes it?",
      "A uniform choice among n tokens has the loss ln n.",
      "`exp(loss)`, from Foundation.",
    ],
    explanation: """
      A loss is hard to picture; a number of tokens to choose from is not. \
      An untrained GPT-2 hesitates between nearly all 50,257.
      """,
    trials: [
      Trial("losses from 0 to 10.8") { work in
        let losses = [0, 0.5, 2.3, 10.794]
        return [.init("perplexities", try losses.map(work.perplexity))]
      }
    ],
    mistakes: [
      Mistake("It is 2 to the power of the loss; the logarithm is natural.")
      {
        $0.perplexity = { exp2($0) }
      },
      Mistake("The sign is wrong: it is the probability, not its inverse.")
      {
        $0.perplexity = { exp(-$0) }
      },
      Mistake("It is the loss itself.") { $0.perplexity = { $0 } },
    ])
}

private var crossEntropyExercise: Attempt {
  Exercise(
    "cross entropy", \.crossEntropy, in: "CrossEntropy.swift",
    section: "5.1.2", minutes: 12,
    hints: [
      "Softmax, the right token's probability, its logarithm, the mean.",
      "`gathered(along: -1, at:)` picks one number of each row.",
      "ln softmax(x) is x − max − ln Σ exp(x − max): no overflow.",
    ],
    explanation: """
      ln and exp cancel, so the probabilities never have to be computed. \
      The gradient is softmax minus one at the right token: too much \
      probability everywhere else is pushed down.
      """,
    trials: [([4, 3], 1), ([1, 5], 2), ([6, 2], 3)].map { shape, seed in
      Trial("logits \(shape)") { work in
        let targets = targets(of: shape, seed: seed)
        return try answers("loss", gradientsOf: ["logits": random(shape)]) {
          try work.crossEntropy($0[0], targets)
        }
      }
    } + [
      Trial("logits of 1000") { work in
        let targets = targets(of: [3, 4], seed: 4)
        let logits = random([3, 4]) * 1000
        return [.init("loss", try work.crossEntropy(logits, targets))]
      }
    ],
    mistakes: [
      Mistake("The minus is missing: the loss would have to grow.") {
        $0.crossEntropy = { -$0.crossEntropy(targets: $1) }
      },
      Mistake("It adds the losses up instead of averaging them.") {
        $0.crossEntropy = { $0.crossEntropy(targets: $1, reduction: .sum) }
      },
      Mistake("It averages over all tokens, not only the right ones.") {
        $0.crossEntropy = { logits, _ in
          -logits.logSoftmax(along: -1).mean()
        }
      },
      Mistake("The logarithm is missing: it averages probabilities.") {
        $0.crossEntropy = { logits, targets in
          let places = targets.unsqueezed(at: -1)
          let all = logits.softmax(along: -1)
          return -all.gathered(along: -1, at: places).mean()
        }
      },
      Mistake("The softmax is missing: it averages the logits.") {
        $0.crossEntropy = { logits, targets in
          let places = targets.unsqueezed(at: -1)
          return -logits.gathered(along: -1, at: places).mean()
        }
      },
      Mistake("exp of a large logit overflows; subtract the largest first.")
      {
        $0.crossEntropy = { logits, targets in
          let places = targets.unsqueezed(at: -1)
          let right = logits.gathered(along: -1, at: places)
          let totals = logits.exp().sum(along: -1, keepingDimensions: true)
          return (totals.log() - right).mean()
        }
      },
    ],
    avoiding: [
      "crossEntropy(targets": "crossEntropy is what you are to write."
    ])
}

/// Random targets for logits `[positions, vocabulary]`.
private func targets(of shape: [Int], seed: Int) -> Tensor<Int> {
  let scores = random(shape, seed: UInt64(seed + 10))
  return scores.max(along: -1).indices
}

private var splitExercise: Attempt {
  Exercise(
    "split the story", \.split, in: "SplitStory.swift", section: "5.1.3",
    minutes: 3,
    hints: [
      "How many characters is a share of the text?",
      "`Int(share * Double(text.count))` rounds down.",
      "`text.prefix(count)` and `text.dropFirst(count)`.",
    ],
    explanation: """
      The book splits by characters, before tokenizing, with a share of \
      0.9. What is validated on must never be trained on, or the \
      validation loss says nothing.
      """,
    trials: [
      ("abcde", 0.5), ("Über die Brücke ging er.", 0.9), ("x", 0.9),
      ("", 0.5), ("the whole text", 1),
    ].map { text, share in
      Trial("\(share) of \(text.debugDescription)") { work in
        let parts = try work.split(text, share)
        return [
          .init("training", parts.training),
          .init("validation", parts.validation),
        ]
      }
    },
    mistakes: [
      Mistake("It rounds up; the book's `int` rounds down.") {
        $0.split = { cut($0, Int(($1 * Double($0.count)).rounded(.up))) }
      },
      Mistake("The share is for validation, not for training.") {
        $0.split = { cut($0, Int((1 - $1) * Double($0.count))) }
      },
      Mistake("The validation part has the whole text in it.") {
        $0.split = { (cut($0, Int($1 * Double($0.count))).training, $0) }
      },
      Mistake("It counts bytes, not characters: ü has two bytes.") {
        $0.split = { cut($0, Int($1 * Double($0.utf8.count))) }
      },
    ])
}

private func cut(
  _ text: String, _ count: Int
) -> (training: String, validation: String) {
  (String(text.prefix(count)), String(text.dropFirst(count)))
}
