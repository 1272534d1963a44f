import Exercises
import Tensors

private typealias Attempt = Exercise<InstructionTuningWork>
private typealias IDs = Tensor<Int>

/// The book's example.
private let bookTexts = [[0, 1, 2, 3, 4], [5, 6], [7, 8, 9]]
private let end = 50256

private let smallBatches: [[[Int]]] = [
  [[4, 5]], [[1, 2, 3], [4]], [[], [6]],
  [[3, 1, 2, 8], [5, 2, 6, 4], [1, 7, 5]],
]

/// Every text with its end, filled up to the longest.
private func rows(_ texts: [[Int]], _ padding: Int) -> [[Int]] {
  let longest = (texts.map(\.count).max() ?? 0) + 1
  return texts.map { $0 + fill(longest - $0.count, with: padding) }
}

private func fill(_ count: Int, with id: Int) -> [Int] {
  Array(repeating: id, count: max(count, 0))
}

var paddingExercise: Exercise<InstructionTuningWork> {
  Exercise(
    "pad a batch", \.paddedBatch, in: "BatchPadding.swift", section: "7.3",
    minutes: 4,
    hints: [
      "With its end, the longest text is one token longer.",
      "`longest - text.count` tokens are missing in a row.",
      "After padding, `dropLast()` takes the last column away.",
    ],
    explanation: """
      Each batch is as long as its own longest text; a whole data set at \
      one length would waste most of the time on padding. The extra token \
      is for the targets, which the next draft adds.
      """,
    trials: [
      Trial(
        book: "three texts",
        prints: [
          .init(
            "inputs",
            IDs([
              [0, 1, 2, 3, 4], [5, 6, 50256, 50256, 50256],
              [7, 8, 9, 50256, 50256],
            ]))
        ], decimals: 0
      ) { [.init("inputs", try $0.paddedBatch(bookTexts, end))] }
    ]
      + smallBatches.map { texts in
        Trial("\(texts), padding 9") {
          [.init("inputs", try $0.paddedBatch(texts, 9))]
        }
      },
    mistakes: [
      Mistake("The last column is still there: inputs have no end token.") {
        $0.paddedBatch = { IDs(rows($0, $1)) }
      },
      Mistake("The first column is missing, not the last: that is targets.")
      {
        $0.paddedBatch = { IDs(rows($0, $1).map { Array($0.dropFirst()) }) }
      },
      Mistake("The padding is in front of the texts.") {
        $0.paddedBatch = { texts, padding in
          let longest = texts.map(\.count).max() ?? 0
          return IDs(
            texts.map { fill(longest - $0.count, with: padding) + $0 })
        }
      },
      Mistake("It pads with 0, which is a token like any other.") {
        $0.paddedBatch = { texts, _ in
          IDs(rows(texts, 0).map { Array($0.dropLast()) })
        }
      },
      Mistake("Texts are cut to the shortest.") {
        $0.paddedBatch = { texts, _ in
          let shortest = texts.map(\.count).min() ?? 0
          return IDs(
            scalars: texts.flatMap { $0.prefix(shortest) },
            shape: [texts.count, shortest])
        }
      },
    ])
}

var targetsExercise: Exercise<InstructionTuningWork> {
  Exercise(
    "shifted targets", \.shiftedTargets, in: "ShiftedTargets.swift",
    section: "7.3", minutes: 4,
    hints: [
      "Pad first, then shift.",
      "The target at place i is the token at place i + 1.",
      "After padding, `dropFirst()` takes the first column away.",
    ],
    explanation: """
      It is the shift of pretraining: input and target are one text, one \
      token apart. So the end token is a target, and the model learns to \
      stop. All the padding behind it is a target too, still.
      """,
    trials: [
      Trial(
        book: "three texts",
        prints: [
          .init(
            "targets",
            IDs([
              [1, 2, 3, 4, 50256], [6, 50256, 50256, 50256, 50256],
              [8, 9, 50256, 50256, 50256],
            ]))
        ], decimals: 0
      ) { [.init("targets", try $0.shiftedTargets(bookTexts, end))] }
    ]
      + smallBatches.map { texts in
        Trial("\(texts), padding 9") {
          [.init("targets", try $0.shiftedTargets(texts, 9))]
        }
      },
    mistakes: [
      Mistake("The targets are the inputs: nothing is shifted.") {
        $0.shiftedTargets = {
          IDs(rows($0, $1).map { Array($0.dropLast()) })
        }
      },
      Mistake("It shifts the wrong way: each target is the token before.") {
        $0.shiftedTargets = { texts, padding in
          IDs(rows(texts, padding).map { [padding] + $0.dropLast(2) })
        }
      },
      Mistake(
        "The last target is the first token: it goes round in a ring."
      ) {
        $0.shiftedTargets = { texts, padding in
          let inputs = rows(texts, padding).map { $0.dropLast() }
          return IDs(inputs.map { Array($0.dropFirst() + $0.prefix(1)) })
        }
      },
      Mistake("It shifts by two tokens.") {
        $0.shiftedTargets = { texts, padding in
          IDs(rows(texts, padding).map { $0.dropFirst(2) + [padding] })
        }
      },
      Mistake("The end is missing: the longest text has a target too few.")
      {
        $0.shiftedTargets = { texts, padding in
          let cut = rows(texts, padding).map { $0.dropFirst().dropLast() }
          return IDs(
            scalars: Array(cut.joined()),
            shape: [cut.count, cut.first?.count ?? 0])
        }
      },
    ])
}

var collateExercise: Exercise<InstructionTuningWork> {
  let cases: [(texts: [[Int]], length: Int?)] =
    smallBatches.filter { !$0.contains([]) }.map { ($0, nil) }
    + [
      (bookTexts, 3), ([[1, 2, 3, 4], [5]], 2), ([[1, 2], [3]], 7),
    ]
  return Exercise(
    "collate", \.collate, in: "Collate.swift", section: "7.3", minutes: 10,
    hints: [
      "A text of n tokens has n targets: its next tokens and its end.",
      "So the targets from place n on are −100; the one before is the end.",
      "Only targets become −100. Cut both with `prefix` at the very end.",
    ],
    explanation: """
      −100 is what PyTorch's cross entropy ignores by default. Without it, \
      a short text in a long batch would mostly teach that padding follows \
      padding. One end must stay, or the model never stops by itself.
      """,
    trials: [
      Trial(
        book: "three texts",
        prints: [
          .init(
            "inputs",
            IDs([
              [0, 1, 2, 3, 4], [5, 6, 50256, 50256, 50256],
              [7, 8, 9, 50256, 50256],
            ])),
          .init(
            "targets",
            IDs([
              [1, 2, 3, 4, 50256], [6, 50256, -100, -100, -100],
              [8, 9, 50256, -100, -100],
            ])),
        ], decimals: 0
      ) { try batch($0, bookTexts, end, nil) }
    ]
      + cases.map { texts, length in
        Trial("\(texts), \(length.map { "length \($0)" } ?? "not cut")") {
          try batch($0, texts, 9, length)
        }
      },
    mistakes: Fault.allCases.map { fault in
      Mistake(fault.rawValue) { $0.collate = fault.collate }
    },
    remarks: [
      Remark { work in
        let (_, targets) = try work.collate([[1, 9, 2], [3]], 9, nil)
        return targets.scalars == [9, 2, 9, 9, -100, -100]
          ? nil
          : """
          It takes a padding token inside a text for its end. Go by the \
          text's length: special tokens may be part of a text.
          """
      }
    ])
}

private func batch(
  _ work: InstructionTuningWork, _ texts: [[Int]], _ padding: Int,
  _ length: Int?
) throws -> [Answer] {
  let (inputs, targets) = try work.collate(texts, padding, length)
  return [.init("inputs", inputs), .init("targets", targets)]
}

/// What people do wrong when they collate.
private enum Fault: String, CaseIterable {
  case nothingIgnored = "Nothing is ignored: all padding is a target."
  case endsIgnored =
    "All end tokens are ignored: the first must stay, or it never stops."
  case oneTooFew = "The first padding behind the end is still a target."
  case inputsIgnored =
    "The inputs have −100 too: a model knows no such token."
  case paddedToAllowed =
    "It pads to the allowed length, not to the longest text."
  case uncut = "Nothing is cut to the allowed length."
  case cutFirst =
    "Texts are cut before they get their end: a cut text has none."
  case unshifted = "The targets are not shifted."

  func collate(
    _ texts: [[Int]], _ padding: Int, _ allowed: Int?
  ) -> (inputs: IDs, targets: IDs) {
    var texts = texts
    if self == .cutFirst, let allowed {
      texts = texts.map { Array($0.prefix(allowed)) }
    }
    var padded = rows(texts, padding)
    if self == .paddedToAllowed, let allowed {
      padded = padded.map {
        $0 + fill(allowed + 1 - $0.count, with: padding)
      }
    }
    let lengths = texts.map(\.count)
    var inputs = padded.map { Array($0.dropLast()) }
    var targets = padded.map { Array($0.dropFirst()) }
    if self == .unshifted { targets = inputs }
    targets = zip(targets, lengths).map { ignored($0, from: $1) }
    if self == .inputsIgnored {
      inputs = zip(inputs, lengths).map { ignored($0, from: $1) }
    }
    if let allowed, self != .uncut {
      inputs = inputs.map { Array($0.prefix(allowed)) }
      targets = targets.map { Array($0.prefix(allowed)) }
    }
    return (IDs(inputs), IDs(targets))
  }

  private func ignored(_ row: [Int], from length: Int) -> [Int] {
    let first =
      switch self {
      case .nothingIgnored: Int.max
      case .endsIgnored: length - 1
      case .oneTooFew: length + 1
      default: length
      }
    return row.enumerated().map { $0 >= first ? -100 : $1 }
  }
}

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
