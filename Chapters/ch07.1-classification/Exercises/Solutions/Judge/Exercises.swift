import Corpora
import Exercises
import Tensors

/// The exercises of chapter 7.1, in the book's order.
public var classificationCourse: Course<ClassificationWork> {
  Course(
    "ch07.1-classification", lesson: .lesson, solutions: .solutions,
    exercises: [
      balanceExercise, splitExercise, paddingExercise, headExercise,
      lastTokenExercise, accuracyExercise, classLossExercise,
      standardErrorExercise, classifyExercise,
    ])
}

typealias Attempt = Exercise<ClassificationWork>

/// Random numbers, always the same ones for a seed.
func random(_ shape: [Int], seed: UInt64 = 1) -> Tensor<Float> {
  .randn(shape, generator: RandomGenerator(seed: seed))
}

/// Numbered messages: `spam[i]` says whether the i-th is spam.
private func messages(_ spam: [Bool]) -> [Message] {
  spam.enumerated().map { index, isSpam in
    Message(label: isSpam ? .spam : .ham, text: "\(index)")
  }
}

/// As many messages, each `period`-th of them spam.
private func messages(count: Int, period: Int) -> [Message] {
  messages((0..<count).map { $0 % period == period - 1 })
}

private func texts(_ messages: [Message]) -> [String] {
  messages.map { "\($0.label) \($0.text)" }
}

private var balanceExercise: Attempt {
  let cases: [[Message]] = [
    messages([false, false, true]), messages(count: 12, period: 3),
    messages([true, false, true, true, false]), messages([false, false]),
    [],
  ]
  return Exercise(
    "balance", \.balance, in: "Balancing.swift", section: "6.2", minutes: 4,
    hints: [
      "Separate the classes with `filter`, then count.",
      "The smaller count is what both keep: `min(ham.count, spam.count)`.",
      "`ham.prefix(count) + spam.prefix(count)`, made an `Array`.",
    ],
    explanation: """
      Of the book's messages, 87 % are ham: who always answers ham is \
      right that often and has learned nothing. Balanced, it scores 50 %, \
      and each percent above is earned. The price is most of the ham.
      """,
    trials: [
      Trial(
        book: "4825 ham and 747 spam messages",
        prints: [.init("ham and spam", [747, 747])], decimals: 0
      ) { work in
        let all = (0..<5572).map { $0 * 747 % 5572 < 747 }
        let kept = try work.balance(messages(all))
        let spam = kept.count { $0.label == .spam }
        return [.init("ham and spam", [kept.count - spam, spam])]
      }
    ]
      + cases.map { messages in
        Trial("\(messages.count) messages") {
          [.init("kept", texts(try $0.balance(messages)))]
        }
      },
    mistakes: [
      Mistake("Nothing is dropped: the classes are only sorted.") {
        $0.balance = { ham($0) + spam($0) }
      },
      Mistake("It takes the first messages of all, whatever their class.") {
        $0.balance = { all in
          Array(all.prefix(2 * min(ham(all).count, spam(all).count)))
        }
      },
      Mistake("It always keeps all spam, even if there is less ham.") {
        $0.balance = { all in
          ham(all).prefix(spam(all).count) + spam(all)
        }
      },
      Mistake("It repeats the rarer class instead of cutting the other.") {
        $0.balance = { all in
          let count = max(ham(all).count, spam(all).count)
          return repeated(ham(all), count) + repeated(spam(all), count)
        }
      },
      Mistake("It keeps the last ham messages, not the first.") {
        $0.balance = { all in
          let count = min(ham(all).count, spam(all).count)
          return ham(all).suffix(count) + spam(all).prefix(count)
        }
      },
    ])
}

private func ham(_ all: [Message]) -> [Message] {
  all.filter { $0.label == .ham }
}

private func spam(_ all: [Message]) -> [Message] {
  all.filter { $0.label == .spam }
}

private func repeated(_ messages: [Message], _ count: Int) -> [Message] {
  messages.isEmpty
    ? [] : (0..<count).map { messages[$0 % messages.count] }
}

private var splitExercise: Attempt {
  let cases: [(count: Int, training: Double, validation: Double)] = [
    (10, 0.7, 0.1), (19, 0.5, 0.3), (7, 0, 0.5), (0, 0.7, 0.1),
  ]
  return Exercise(
    "split", \.split, in: "Splitting.swift", section: "6.2", minutes: 5,
    hints: [
      "`Int(…)` of a Double rounds down.",
      "Validation begins where training ends.",
      "`dropFirst(trainingCount)`, of that `prefix` and `dropFirst` again.",
    ],
    explanation: """
      Training messages teach, validation messages tell when to stop, and \
      test messages are looked at once, at the end. A message in two parts \
      would make the result look better than it is.
      """,
    trials: [
      Trial(
        book: "1494 messages, 0.7 and 0.1",
        prints: [.init("sizes", [1045, 149, 300])], decimals: 0
      ) { work in
        let all = messages(count: 1494, period: 2)
        let (a, b, c) = try work.split(all, 0.7, 0.1)
        return [.init("sizes", [a.count, b.count, c.count])]
      }
    ]
      + cases.map { count, training, validation in
        Trial("\(count) messages, \(training) and \(validation)") { work in
          let all = messages(count: count, period: 2)
          let (a, b, c) = try work.split(all, training, validation)
          return [
            .init("training", texts(a)), .init("validation", texts(b)),
            .init("test", texts(c)),
          ]
        }
      },
    mistakes: [
      Mistake("Counts are rounded to the nearest, not down.") {
        $0.split = parts { count, training, validation in
          let first = Int((count * training).rounded())
          return (first, first, first + Int((count * validation).rounded()))
        }
      },
      Mistake("Validation starts at the beginning: it repeats training.") {
        $0.split = parts { count, training, validation in
          let first = Int(count * training)
          let second = Int(count * validation)
          return (first, 0, second)
        }
      },
      Mistake("The test begins where training ends: it repeats validation.")
      {
        $0.split = { all, training, validation in
          let first = Int(Double(all.count) * training)
          let second = Int(Double(all.count) * validation)
          let rest = all.dropFirst(first)
          return (
            Array(all.prefix(first)), Array(rest.prefix(second)),
            Array(rest)
          )
        }
      },
      Mistake("The validation share is taken of the rest, not of all.") {
        $0.split = parts { count, training, validation in
          let first = Int(count * training)
          let rest = count - Double(first)
          return (first, first, first + Int(rest * validation))
        }
      },
    ])
}

/// A split by where training ends and where validation begins and ends; the
/// test gets what is behind all of these.
private func parts(
  _ ends: @escaping (Double, Double, Double) -> (Int, Int, Int)
) -> ClassificationWork.Split {
  { all, training, validation in
    let (first, start, second) = ends(
      Double(all.count), training, validation)
    return (
      Array(all.prefix(first)), Array(all.prefix(second).dropFirst(start)),
      Array(all.dropFirst(max(first, second)))
    )
  }
}

private var paddingExercise: Attempt {
  let cases: [(texts: [[Int]], length: Int?)] = [
    ([[1, 2, 3], [4]], 2), ([[1, 2, 3], [4]], nil),
    ([[5, 6], [], [7, 8, 3, 4, 2]], 4), ([[5, 6], []], nil), ([], nil),
    ([[1, 2], [3]], 6),
  ]
  return Exercise(
    "pad and truncate", \.padded, in: "Padding.swift", section: "6.3",
    minutes: 5,
    hints: [
      "`prefix(length)` cuts and leaves shorter texts alone.",
      "What is missing is `length - kept.count` times the padding.",
      "Without a length: `texts.map(\\.count).max() ?? 0`.",
    ],
    explanation: """
      Validation and test messages get the length of the training set, \
      longer ones are cut. Exercise 6.1 pads to the whole context, 1024 \
      tokens: slower, and in the book less accurate.
      """,
    trials: cases.map { texts, length in
      Trial("\(texts) to \(length.map { "length \($0)" } ?? "the longest")")
      { work in
        let rows = try work.padded(texts, length, 9)
        return [
          .init("lengths", rows.map(\.count)),
          .init("ids", Array(rows.joined())),
        ]
      }
    },
    mistakes: [
      Mistake("Longer texts are not cut.") {
        $0.padded = rows { ids, length in
          ids + fill(length - ids.count)
        }
      },
      Mistake("Shorter texts are not filled up.") {
        $0.padded = rows { ids, length in Array(ids.prefix(length)) }
      },
      Mistake("The padding is in front, not behind.") {
        $0.padded = rows { ids, length in
          fill(length - ids.count) + ids.prefix(length)
        }
      },
      Mistake("It pads with 0, which is a token like any other.") {
        $0.padded = rows { ids, length in
          ids.prefix(length) + fill(length - ids.count, with: 0)
        }
      },
      Mistake("Longer texts lose their beginning, not their end.") {
        $0.padded = rows { ids, length in
          ids.suffix(length) + fill(length - ids.count)
        }
      },
      Mistake("The length is ignored: the longest text decides always.") {
        let right = rows { ids, length in
          ids.prefix(length) + fill(length - ids.count)
        }
        $0.padded = { texts, _, padding in try right(texts, nil, padding) }
      },
    ])
}

private func fill(_ count: Int, with padding: Int = 9) -> [Int] {
  Array(repeating: padding, count: max(count, 0))
}

/// Padding row by row.
private func rows(
  _ row: @escaping ([Int], Int) -> [Int]
) -> ([[Int]], Int?, Int) throws -> [[Int]] {
  { texts, length, _ in
    let length = length ?? texts.map(\.count).max() ?? 0
    return texts.map { row($0, length) }
  }
}
