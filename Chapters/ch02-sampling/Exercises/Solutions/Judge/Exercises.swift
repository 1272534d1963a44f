import Exercises
import Tensors

/// The exercises of chapter 2, in the book's order.
public var samplingCourse: Course<SamplingWork> {
  Course(
    "ch02-sampling", lesson: .lesson, solutions: .solutions,
    exercises: [
      questionsExercise, windowsExercise, targetsExercise, batchesExercise,
      orderExercise, mixtureExercise,
    ])
}

private typealias Attempt = Exercise<SamplingWork>

/// The first ids of the book's story.
let storyIDs = [
  40, 367, 2885, 1464, 1807, 3619, 402, 271, 10899, 2138, 257, 7026, 15632,
  438, 2016, 257, 922, 5891, 1576, 438, 568, 340, 373, 645, 1049, 5975, 284,
  502, 284, 3285, 326, 11, 287,
]

private var questionsExercise: Attempt {
  Exercise(
    "questions", \.questions, in: "Questions.swift", section: "2.6",
    minutes: 2,
    hints: [
      "The first question shows one id and asks for the second.",
      "The contexts end after 1, 2, … length ids: `1...length`.",
      "`Array(ids[..<end])` is the context, `ids[end]` the answer.",
    ],
    explanation: """
      Nobody has to label anything: the text has the answers. One pass of \
      the model answers all questions of a window at once, since no token \
      can see those after it.
      """,
    trials: [
      Trial(
        book: "four questions",
        prints: [
          Answer(
            "contexts",
            ["290", "290 4920", "290 4920 2241", "290 4920 2241 287"]),
          Answer("answers", [4920, 2241, 287, 257]),
        ]
      ) { try asked($0, [290, 4920, 2241, 287, 257], length: 4) }
    ]
      + [(3, 1), (9, 5), (4, 3)].map { count, length in
        Trial("\(count) ids, a window of \(length)") {
          try asked($0, Array(storyIDs.suffix(count)), length: length)
        }
      },
    mistakes: [
      Mistake("The answer is the last id of the context, not the next.") {
        $0.questions = { ids, length in
          let ends = 1...length
          return (ends.map { Array(ids[..<$0]) }, ends.map { ids[$0 - 1] })
        }
      },
      Mistake("Each context has one id only; it should have all before.") {
        $0.questions = { ids, length in
          let ends = 1...length
          return (ends.map { [ids[$0 - 1]] }, ends.map { ids[$0] })
        }
      },
      Mistake("The contexts begin empty: the first should have one id.") {
        $0.questions = { ids, length in
          let ends = 0..<length
          return (ends.map { Array(ids[..<$0]) }, ends.map { ids[$0] })
        }
      },
      Mistake("The last question, with the whole window, is missing.") {
        $0.questions = { ids, length in
          let ends = 1..<length
          return (ends.map { Array(ids[..<$0]) }, ends.map { ids[$0] })
        }
      },
    ])
}

private func asked(
  _ work: SamplingWork, _ ids: [Int], length: Int
) throws -> [Answer] {
  let (contexts, answers) = try work.questions(ids, length)
  return [Answer("contexts", lines(contexts)), Answer("answers", answers)]
}

/// Rows of any length, each as a text.
private func lines(_ rows: [[Int]]) -> [String] {
  rows.map { $0.map(String.init).joined(separator: " ") }
}

private var windowsExercise: Attempt {
  Exercise(
    "windows", \.windows, in: "Windows.swift", section: "2.6", minutes: 6,
    hints: [
      "The starts are 0, stride, 2 · stride and so on.",
      "A window may start where start + length is still an id's place.",
      "`while start + length < ids.count`, and `start += stride` at its end.",
    ],
    explanation: """
      With a stride of 1, each window repeats all ids but one of the \
      window before. With a stride as long as the window, each id is an \
      input once per epoch, and the model has fewer chances to learn the \
      text by heart.
      """,
    trials: [
      Trial(
        book: "length 4 and stride 1, the first two",
        prints: [
          Answer("windows", ["40 367 2885 1464", "367 2885 1464 1807"])
        ]
      ) {
        let windows = try $0.windows(Array(storyIDs.prefix(6)), 4, 1)
        return [Answer("windows", lines(windows))]
      }
    ]
      + spreads.map { count, length, stride in
        Trial("\(count) ids, length \(length), stride \(stride)") {
          let windows = try $0.windows(Array(0..<count), length, stride)
          return [Answer("windows", lines(windows))]
        }
      },
    mistakes: [
      Mistake("The last window has no target: no id comes after it.") {
        $0.windows = spread { count, length, _ in count - length + 1 }
      },
      Mistake("It stops one window early.") {
        $0.windows = spread { count, length, _ in count - length - 1 }
      },
      Mistake("The stride is not used: it is always 1.") {
        let right = spread { count, length, _ in count - length }
        $0.windows = { ids, length, _ in right(ids, length, 1) }
      },
      Mistake("Each window starts where the last one ended.") {
        let right = spread { count, length, _ in count - length }
        $0.windows = { ids, length, _ in right(ids, length, length) }
      },
      Mistake("The last windows are shorter than the others.") {
        $0.windows = spread { count, _, _ in count }
      },
    ])
}

/// Numbers of ids, lengths and strides; some without a window.
private let spreads = [
  (6, 2, 3), (9, 4, 1), (9, 4, 2), (9, 2, 4), (9, 4, 4), (5, 4, 1),
  (4, 4, 1), (3, 5, 2), (0, 2, 1),
]

/// Windows over all ids from starts below an end; `shift` moves them.
private func spread(
  shift: Int = 0, _ end: @escaping (_ count: Int, Int, Int) -> Int
) -> ([Int], Int, Int) -> [[Int]] {
  { ids, length, stride in
    let end = max(end(ids.count, length, stride), 0)
    return Swift.stride(from: 0, to: end, by: stride).map { start in
      Array(ids.dropFirst(start + shift).prefix(length))
    }
  }
}

private var targetsExercise: Attempt {
  Exercise(
    "targets", \.targets, in: "Targets.swift", section: "2.6", minutes: 4,
    hints: [
      "Where the window has the ids 0 to 3, its target has 1 to 4.",
      "Shift the text, not each window: `ids.dropFirst()`.",
      "In the shifted text, a target may end with the last id.",
    ],
    explanation: """
      Input and target have the same length, so that each position has an \
      answer. The book's data set keeps both; the lesson keeps the ids \
      once and returns views of them.
      """,
    trials: [
      Trial(
        book: "length 4 and stride 1, the first two",
        prints: [
          Answer("targets", ["367 2885 1464 1807", "2885 1464 1807 3619"])
        ]
      ) {
        let targets = try $0.targets(Array(storyIDs.prefix(6)), 4, 1)
        return [Answer("targets", lines(targets))]
      }
    ]
      + spreads.map { count, length, stride in
        Trial("\(count) ids, length \(length), stride \(stride)") {
          let targets = try $0.targets(Array(0..<count), length, stride)
          return [Answer("targets", lines(targets))]
        }
      },
    mistakes: [
      Mistake("The targets are the inputs: they should be one id further.")
      {
        $0.targets = spread { count, length, _ in count - length }
      },
      Mistake("They are two ids further on, not one.") {
        $0.targets = spread(shift: 2) { count, length, _ in
          count - length - 1
        }
      },
      Mistake("The target is the window after this one, not one id on.") {
        $0.targets = { ids, length, stride in
          let right = spread { count, length, _ in count - length }
          return right(Array(ids.dropFirst(stride)), length, stride)
        }
      },
      Mistake("The target is only the id after the window.") {
        $0.targets = { ids, length, stride in
          let right = spread { count, _, _ in count }
          return right(Array(ids.dropFirst(length)), 1, stride)
        }
      },
      Mistake("It stops one target early.") {
        $0.targets = spread(shift: 1) { count, length, _ in
          count - length - 1
        }
      },
    ])
}
