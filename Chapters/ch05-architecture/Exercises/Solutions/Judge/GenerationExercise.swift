import Exercises
import Tensors

private typealias T = Tensor<Float>

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
