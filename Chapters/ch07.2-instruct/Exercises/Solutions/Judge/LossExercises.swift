import Exercises
import Tensors

private typealias T = Tensor<Float>
private typealias IDs = Tensor<Int>

/// Random numbers, always the same ones for a seed.
private func random(_ shape: [Int], seed: UInt64 = 1) -> T {
  .randn(shape, generator: RandomGenerator(seed: seed))
}

/// The log-probabilities of the targets, in the targets' shape; those of
/// ignored targets are of token 0.
private func own(_ logits: T, _ targets: IDs) -> T {
  let ids = targets.maskedFill(targets .== -100, with: 0)
  let axis = targets.rank
  return logits.logSoftmax(along: axis)
    .gathered(along: axis, at: ids.unsqueezed(at: axis))
    .squeezed(at: axis)
}

/// Ones where a target counts.
private func counts(_ targets: IDs) -> T {
  (targets .!= -100).to(Float.self)
}

var ignoredTargetsExercise: Exercise<InstructionTuningWork> {
  let two: [[Float]] = [[-1, 1], [-0.5, 1.5]]
  let three: [[Float]] = two + [[-0.5, 1.5]]
  let cases: [(targets: [Int], vocabulary: Int)] = [
    ([0, 2, 1], 3), ([-100, 4, -100, -100, 0], 5), ([-100, 1], 2), ([3], 4),
  ]
  return Exercise(
    "ignored targets", \.loss, in: "IgnoredTargets.swift", section: "7.3",
    minutes: 8,
    hints: [
      "Only rows that count take part in the sum, and in its divisor.",
      "`logits.logSoftmax(along: -1)[place, id]` is one log-probability.",
      "`stacked(…)` makes one tensor of many; then `mean()`.",
    ],
    explanation: """
      The mean is over what counts: a batch with much padding has no \
      smaller loss than one without. And what is ignored gets no gradient \
      at all, as the judge checks.
      """,
    trials: [
      Trial(
        book: "two rows, three, and three with the third ignored",
        prints: [.init("losses", [1.1269, 0.7936, 1.1269])]
      ) { work in
        let losses = [
          try work.loss(T(two), IDs([0, 1])),
          try work.loss(T(three), IDs([0, 1, 1])),
          try work.loss(T(three), IDs([0, 1, -100])),
        ]
        return [.init("losses", losses.map(\.item))]
      }
    ]
      + cases.map { targets, vocabulary in
        Trial("targets \(targets)") { work in
          let logits = random([targets.count, vocabulary])
          return try answers("loss", gradientsOf: ["logits": logits]) {
            try work.loss($0[0], IDs(targets))
          }
        }
      },
    mistakes: [
      Mistake("It divides by all rows, ignored ones too.") {
        $0.loss = { logits, targets in
          -(own(logits, targets) * counts(targets)).mean()
        }
      },
      Mistake("Nothing is ignored: −100 is taken for token 0.") {
        $0.loss = { -own($0, $1).mean() }
      },
      Mistake("It adds up the rows instead of averaging.") {
        $0.loss = { logits, targets in
          -(own(logits, targets) * counts(targets)).sum()
        }
      },
      Mistake(
        "The sign is missing: a loss is the negative log-probability."
      ) {
        $0.loss = { logits, targets in
          (own(logits, targets) * counts(targets)).sum()
            / counts(targets).sum()
        }
      },
      Mistake("The logarithm is missing: these are probabilities.") {
        $0.loss = { logits, targets in
          -(own(logits, targets).exp() * counts(targets)).sum()
            / counts(targets).sum()
        }
      },
    ],
    avoiding: [
      ".crossEntropy(": "crossEntropy(targets:) is what you are to write."
    ])
}

var logProbabilityExercise: Exercise<InstructionTuningWork> {
  let cases: [(targets: [[Int]], vocabulary: Int)] = [
    ([[0, 2, 1]], 3),
    ([[-100, 1, 3, -100], [-100, -100, -100, 2]], 4),
    ([[4, 0], [1, -100], [-100, 2]], 5),
  ]
  return Exercise(
    "log-probability", \.logProbability,
    in: "ResponseLogProbability.swift", section: "7.9", minutes: 10,
    hints: [
      "−100 is no index: replace it before you gather, mask afterwards.",
      "`gathered(along: 2, at: ids.unsqueezed(at: 2))` picks the targets'.",
      "Times ones and zeros, `sum(along: 1)`, divided by the ones' sum.",
    ],
    explanation: """
      It is cross entropy per text, with the sign turned. DPO's paper adds \
      up the tokens; the book averages, so that a long response is not \
      improbable for its length alone.
      """,
    trials: [
      Trial(
        book: "a text of two tokens, with the sign turned",
        prints: [.init("cross entropy", [1.4185])]
      ) { work in
        let logits = T([[[2, 1, 0.1], [0.5, 2.5, 0.3]]])
        let value = try work.logProbability(logits, IDs([[0, 2]]))
        return [.init("cross entropy", -value)]
      }
    ]
      + cases.map { targets, vocabulary in
        Trial("targets \(targets)") { work in
          let shape = [targets.count, targets[0].count, vocabulary]
          return try answers(
            "log-probabilities", gradientsOf: ["logits": random(shape)]
          ) { try work.logProbability($0[0], IDs(targets)) }
        }
      },
    mistakes: [
      Mistake("The mean is over padded tokens too: divide by what counts.")
      {
        $0.logProbability = { logits, targets in
          (own(logits, targets) * counts(targets)).mean(along: 1)
        }
      },
      Mistake("Ignored tokens are counted, as if they were token 0.") {
        $0.logProbability = { own($0, $1).mean(along: 1) }
      },
      Mistake(
        "It adds up a text's tokens, as the paper: the book averages."
      ) {
        $0.logProbability = { logits, targets in
          (own(logits, targets) * counts(targets)).sum(along: 1)
        }
      },
      Mistake("The sign is turned: this is the loss.") {
        $0.logProbability = { logits, targets in
          -(own(logits, targets) * counts(targets)).sum(along: 1)
            / counts(targets).sum(along: 1)
        }
      },
      Mistake("All texts share one divisor: the tokens of the whole batch.")
      {
        $0.logProbability = { logits, targets in
          (own(logits, targets) * counts(targets)).sum(along: 1)
            / counts(targets).sum()
        }
      },
    ])
}

var preferenceExercise: Exercise<InstructionTuningWork> {
  let cases: [(count: Int, beta: Float, scale: Float)] = [
    (1, 0.1, 1), (4, 0.1, 1), (3, 0.5, 10), (5, 0.1, 10_000),
  ]
  return Exercise(
    "DPO loss", \.preferenceLoss, in: "PreferenceLoss.swift",
    section: "7.9", minutes: 10,
    hints: [
      "First the policy's gain over the reference, for each response.",
      "If chosen gained more than rejected, the loss is below ln 2.",
      "−ln σ(x) is `(-x).softplus()`, which never overflows.",
    ],
    explanation: """
      No reward model is needed: what the policy gained over the reference \
      is the reward. A larger β makes small gains count, so the policy \
      stays closer to the reference.
      """,
    trials: [
      Trial(
        book: "a policy that is the reference",
        prints: [.init("loss", 0.6931)]
      ) { work in
        let (a, b) = (random([3]), random([3], seed: 2))
        let loss = try work.preferenceLoss(a, b, a, b, 0.1)
        return [.init("loss", loss)]
      }
    ]
      + cases.map { count, beta, scale in
        Trial("\(count) pairs, β \(beta), numbers around \(Int(scale))") {
          try preference($0, count, beta, scale)
        }
      },
    mistakes: [
      Mistake("The margin has the wrong sign: it rewards the rejected.") {
        $0.preferenceLoss = loss { margin, beta in
          (margin * beta).softplus().mean()
        }
      },
      Mistake("β is missing.") {
        $0.preferenceLoss = loss { margin, _ in (-margin).softplus().mean()
        }
      },
      Mistake("The reference is missing: only the policy is compared.") {
        $0.preferenceLoss = { chosen, rejected, _, _, beta in
          (-(chosen - rejected) * beta).softplus().mean()
        }
      },
      Mistake("The reference is added, not subtracted.") {
        $0.preferenceLoss = { chosen, rejected, first, second, beta in
          let margin = (chosen - rejected) + (first - second)
          return (-margin * beta).softplus().mean()
        }
      },
      Mistake("It adds up the pairs instead of averaging.") {
        $0.preferenceLoss = loss { margin, beta in
          (-margin * beta).softplus().sum()
        }
      },
      Mistake("The logarithm is missing: it is −σ, not −ln σ.") {
        $0.preferenceLoss = loss { margin, beta in
          -(margin * beta).sigmoid().mean()
        }
      },
      Mistake("σ of a large negative margin is 0, its logarithm infinite.")
      {
        $0.preferenceLoss = loss { margin, beta in
          -(margin * beta).sigmoid().log().mean()
        }
      },
    ])
}

/// The loss of random log-probabilities, and its gradients.
private func preference(
  _ work: InstructionTuningWork, _ count: Int, _ beta: Float, _ scale: Float
) throws -> [Answer] {
  let reference = [random([count], seed: 3), random([count], seed: 4)]
  return try answers(
    "loss",
    gradientsOf: [
      "chosen": random([count]) * scale,
      "rejected": random([count], seed: 2) * scale,
    ]
  ) {
    try work.preferenceLoss($0[0], $0[1], reference[0], reference[1], beta)
  }
}

/// A loss that does something else with the margins.
private func loss(
  _ ofMargin: @escaping (T, Float) -> T
) -> (T, T, T, T, Float) throws -> T {
  { chosen, rejected, first, second, beta in
    ofMargin((chosen - first) - (rejected - second), beta)
  }
}
