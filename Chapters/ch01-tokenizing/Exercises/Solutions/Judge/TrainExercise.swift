import Exercises
import Tokenizing

/// The bytes of a text as ids.
func bytes(_ text: String) -> [Int] { text.utf8.map { Int($0) } }

var trainExercise: Exercise<TokenizingWork> {
  let tides = "low tide, slow tide, slower tide, lowest tide, widest tide"
  let texts: [(String, String, Int)] = [
    ("aaabdaaabac, 3 merges", "aaabdaaabac", 3),
    ("a text about tides, 12 merges", tides, 12),
    ("the cat in the hat, 8 merges", "the cat in the hat", 8),
    ("abc, more merges than pairs", "abc", 9), ("no text", "", 3),
    ("no merges", "aaaa", 0),
    ("letters of two bytes, 6 merges", "тече й тече, тече", 6),
  ]
  return Exercise(
    "train byte pairs", \.trainBytePairs, in: "TrainBytePairs.swift",
    section: "2.5", minutes: 12,
    hints: [
      "A loop: count, choose, merge, remember the pair.",
      "New ids begin at 256: `256 + merges.count`. Count anew each time.",
      "Of the pairs with the highest count, `min` by left, then right id.",
    ],
    explanation: """
      GPT-2's 50,000 merges were learned like this. Ties are broken so \
      that everybody gets the same vocabulary; by which rule is a matter \
      of taste, and the book's bonus notebook has another one.
      """,
    trials: texts.map { name, text, count in
      Trial(name) { work in
        let merges = try work.trainBytePairs(
          bytes(text), count, countedPairs, mergedPair)
        return [.init("merges", merges.map { "\($0)" })]
      }
    },
    mistakes: [
      Mistake("Pairs are not counted again after a merge.") {
        $0.trainBytePairs = training { $0.isFirst ? $0.now : $0.before }
      },
      Mistake("New ids begin at 256, not at 257.") {
        $0.trainBytePairs = training(firstID: 257) { $0.now }
      },
      Mistake("Of equally frequent pairs it takes the largest ids.") {
        $0.trainBytePairs = training(takesSmallest: false) { $0.now }
      },
      Mistake("It stops when no pair occurs twice; go on to the end.") {
        $0.trainBytePairs = training { counts in
          counts.now.filter { $0.value > 1 }
        }
      },
      Mistake("It merges the rarest pair first.") {
        $0.trainBytePairs = training { counts in
          counts.now.mapValues { -$0 }
        }
      },
      Mistake("It does one merge too many.") {
        $0.trainBytePairs = { bytes, count, countPairs, merge in
          try training { $0.now }(bytes, count + 1, countPairs, merge)
        }
      },
    ],
    remarks: [
      Remark { work in
        var calls = 0
        let merges = try work.trainBytePairs(
          bytes(tides), 10,
          {
            calls += 1
            return countedPairs($0)
          }, mergedPair)
        guard calls > merges.count + 1 else { return nil }
        return """
          For \(merges.count) merges it counts all pairs \(calls) times; \
          once for each merge is enough.
          """
      }
    ])
}

/// The counts of a step of training, and those of the beginning without the
/// pairs that were taken since.
private struct StepCounts {
  let now: [[Int]: Int]
  let before: [[Int]: Int]
  let isFirst: Bool
}

/// Training with a fault.
private func training(
  firstID: Int = 256, takesSmallest: Bool = true,
  _ choice: @escaping (StepCounts) -> [[Int]: Int]
) -> (
  [Int], Int, TokenizingWork.CountPairs, TokenizingWork.MergePair
) throws -> [[Int]] {
  { bytes, mergeCount, countPairs, merge in
    var ids = bytes
    var merges: [[Int]] = []
    var before: [[Int]: Int] = [:]
    while merges.count < mergeCount {
      let now = try countPairs(ids)
      if merges.isEmpty { before = now }
      let counts = choice(
        StepCounts(now: now, before: before, isFirst: merges.isEmpty))
      guard let highest = counts.values.max() else { break }
      let pairs = counts.filter { $0.value == highest }.keys.sorted {
        $0.lexicographicallyPrecedes($1)
      }
      let pair = takesSmallest ? pairs.first! : pairs.last!
      before[pair] = nil
      ids = try merge(pair, firstID + merges.count, ids)
      merges.append(pair)
    }
    return merges
  }
}
