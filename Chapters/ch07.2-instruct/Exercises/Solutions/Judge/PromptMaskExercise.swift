import Exercises
import Tensors

private typealias IDs = Tensor<Int>

var promptMaskExercise: Exercise<InstructionTuningWork> {
  let cases: [(targets: [[Int]], lengths: [Int])] = [
    ([[2, 3, 4, 9]], [3]),
    ([[2, 3, 4, 9], [6, 7, 9, -100]], [2, 1]),
    (
      [[1, 2, 3, 4, 5], [6, 7, 8, 1, 9], [4, 9, -100, -100, -100]],
      [4, 5, 9]
    ),
    ([[3, 9]], [0]),
  ]
  return Exercise(
    "mask the prompt", \.maskedPrompts, in: "PromptMask.swift",
    section: "7.3", minutes: 5,
    hints: [
      "The prompt's first token is no target: nothing comes before it.",
      "So a prompt of n tokens has n − 1 targets.",
      "Walk over `targets.unbound()` with the lengths; −100 up to n − 1.",
    ],
    explanation: """
      With the prompt masked, the loss counts the response alone. The book \
      reports slightly worse scores with it, others better ones; the \
      longer the prompts beside the responses, the more it matters.
      """,
    trials: cases.map { targets, lengths in
      Trial("targets \(targets), prompts of \(lengths)") {
        [.init("targets", try $0.maskedPrompts(IDs(targets), lengths))]
      }
    },
    mistakes: [
      Mistake("One too many: the response's first token is ignored too.") {
        $0.maskedPrompts = mask { place, length in place < length }
      },
      Mistake("One too few: the prompt's last token is still a target.") {
        $0.maskedPrompts = mask { place, length in place < length - 2 }
      },
      Mistake("It ignores the response and keeps the prompt.") {
        $0.maskedPrompts = mask { place, length in place >= length - 1 }
      },
      Mistake("The first prompt's length is used for every row.") {
        let right = mask { place, length in place < length - 1 }
        $0.maskedPrompts = { targets, lengths in
          let first = lengths.first ?? 0
          return try right(targets, lengths.map { _ in first })
        }
      },
      Mistake("Ignored targets are 0, which is a token like any other.") {
        $0.maskedPrompts = mask(with: 0) { place, length in
          place < length - 1
        }
      },
    ])
}

/// Targets replaced where `isIgnored` says so, by place and prompt length.
private func mask(
  with ignored: Int = -100, _ isIgnored: @escaping (Int, Int) -> Bool
) -> (IDs, [Int]) throws -> IDs {
  { targets, lengths in
    let rows = zip(targets.unbound(), lengths).map { row, length in
      row.scalars.enumerated().map {
        isIgnored($0, length) ? ignored : $1
      }
    }
    return IDs(rows)
  }
}
