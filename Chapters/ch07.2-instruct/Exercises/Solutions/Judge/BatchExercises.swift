import Exercises
import Tensors

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
