import Corpora
import Exercises
import Tensors

private typealias T = Tensor<Float>

var classifyExercise: Attempt {
  let cases: [(ids: [Int], length: Int, context: Int)] = [
    ([5, 6], 4, 8), ([1, 2, 3, 4, 5, 6], 4, 8), ([2, 7, 1], 6, 4),
    ([3, 1, 4, 1, 5, 2, 6], 9, 5), ([6, 6, 1], 3, 8),
  ]
  return Exercise(
    "classify", \.classify, in: "Classifying.swift", section: "6.8",
    minutes: 8,
    hints: [
      "The length to use is the smaller one of two.",
      "A batch of one: `Tensor([row])`. Its last token: `logits[0, -1]`.",
      "`noGrad { model(…) }`, then compare the two `scalars`.",
    ],
    explanation: """
      A classifier learns from padded rows, so it is used with them too. \
      The book's version has a pitfall here: with a length above the \
      context, or without one, the model stops with an error.
      """,
    trials: cases.map { ids, length, context in
      Trial("ids \(ids), length \(length), context \(context)") { work in
        var given = Tensor<Int>([Int]())
        let label = try work.classify(ids, length, context, 9) {
          given = $0
          return scores($0)
        }
        return [
          .init("ids for the model", given),
          .init("label", label.rawValue),
        ]
      }
    },
    mistakes: [
      Mistake("The text is not padded, unlike those in training.") {
        $0.classify = label { ids, length in
          Array(ids.prefix(max(length, 1)))
        }
      },
      Mistake("It pads to the context length, not to that of training.") {
        let right = label(row)
        $0.classify = { ids, _, context, padding, model in
          try right(ids, context, context, padding, model)
        }
      },
      Mistake("The row may be longer than the context.") {
        let right = label(row)
        $0.classify = { ids, length, _, padding, model in
          try right(ids, length, length, padding, model)
        }
      },
      Mistake("It reads the first token.", section: "6.6") {
        $0.classify = label(at: 0, row)
      },
      Mistake("Ham and spam have changed places: class 1 is spam.") {
        $0.classify = label(spamClass: 0, row)
      },
    ],
    remarks: [
      Remark { work in
        var isRecording = false
        _ = try work.classify([1, 2], 4, 8, 9) {
          isRecording = (T([1]).requiringGradient() * 2).requiresGradient
          return scores($0)
        }
        return isRecording
          ? "It records a graph that nobody needs: noGrad { … }."
          : nil
      }
    ])
}

/// Scores that depend on all ids up to a token: `[batch, tokens, 2]`.
private func scores(_ ids: Tensor<Int>) -> T {
  let tokens = ids.shape[ids.rank - 1]
  let table = random([10, 2], seed: 5)
  var sums: [Float] = [0, 0]
  let scores = ids.scalars.enumerated().flatMap { place, id -> [Float] in
    if place % max(tokens, 1) == 0 { sums = [0, 0] }
    for side in 0...1 {
      sums[side] = table[id % 10, side].item - 0.7 * sums[side]
    }
    return sums
  }
  return T(scalars: scores, shape: ids.shape + [2])
}

private func row(_ ids: [Int], _ length: Int) -> [Int] {
  ids.prefix(length)
    + Array(repeating: 9, count: max(length - ids.count, 0))
}

/// Classification with another row, token or class for spam.
private func label(
  at token: Int = -1, spamClass: Int = 1,
  _ row: @escaping ([Int], Int) -> [Int]
) -> ClassificationWork.Classify {
  { ids, length, context, _, model in
    let ids = row(ids, min(length, context))
    guard !ids.isEmpty else { return .ham }
    let logits = noGrad { model(Tensor([ids])) }[0, token].scalars
    return logits[spamClass] > logits[1 - spamClass] ? .spam : .ham
  }
}
