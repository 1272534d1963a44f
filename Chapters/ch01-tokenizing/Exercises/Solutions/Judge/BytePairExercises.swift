import Exercises
import Tensors
import Tokenizing

/// Random ids below a limit, always the same ones.
private func ids(_ count: Int, below limit: Int, seed: UInt64) -> [Int] {
  Tensor.randint(
    0, limit, [count], generator: RandomGenerator(seed: seed)
  ).scalars
}

var byteAlphabetExercise: Exercise<TokenizingWork> {
  let places: [(String, Range<Int>)] = [
    ("the first bytes", 0..<8), ("the space and what follows", 32..<40),
    ("the letters", 65..<73), ("the middle", 126..<134),
    ("the last gap", 160..<176),
  ]
  return Exercise(
    "byte alphabet", \.byteAlphabet, in: "ByteAlphabet.swift",
    section: "2.5", minutes: 8,
    hints: [
      "Go through the bytes in order: does this one stand for itself?",
      "If not, it takes the next free code point; count them from 256.",
      "Three ranges stand for themselves: 33…126, 161…172, 174…255.",
    ],
    explanation: """
      It lets a vocabulary be a text file, one merge a line, parts \
      separated by a space: no token has a real space in it. Only the file \
      needs it; tokens are bytes. OpenAI calls it bytes_to_unicode.
      """,
    trials: places.map { name, range in
      Trial(name) { work in
        let alphabet = try work.byteAlphabet()
        let shown = alphabet.dropFirst(range.lowerBound)
          .prefix(range.count)
        return [
          .init("\(range.lowerBound)…", shown.map { String($0) }),
          .init("number of characters", alphabet.count),
        ]
      }
    },
    mistakes: [
      Mistake("Every byte stands for itself, even the invisible ones.") {
        $0.byteAlphabet = { alphabet(printable: [0...255]) }
      },
      Mistake("It adds 256 to the byte; the free ones are counted.") {
        $0.byteAlphabet = {
          (UInt32(0)...255).map { byte in
            let isPrintable = printable.contains { $0.contains(byte) }
            return Unicode.Scalar(isPrintable ? byte : byte + 256)!
          }
        }
      },
      Mistake("The space stands for itself; it should be Ġ.") {
        $0.byteAlphabet = {
          alphabet(printable: [32...126, 161...172, 174...255])
        }
      },
      Mistake("Byte 173 is a soft hyphen, which nobody can see.") {
        $0.byteAlphabet = { alphabet(printable: [33...126, 161...255]) }
      },
      Mistake("Only ASCII stands for itself: é and ÿ do too.") {
        $0.byteAlphabet = { alphabet(printable: [33...126]) }
      },
      Mistake("It is in the order of the ids: the visible ones first.") {
        $0.byteAlphabet = { alphabet(printable: printable).sorted() }
      },
    ])
}

private let printable: [ClosedRange<UInt32>] = [
  33...126, 161...172, 174...255,
]

private func alphabet(
  printable: [ClosedRange<UInt32>]
) -> [Unicode.Scalar] {
  var next: UInt32 = 255
  return (UInt32(0)...255).map { byte in
    if printable.contains(where: { $0.contains(byte) }) {
      return Unicode.Scalar(byte)!
    }
    next += 1
    return Unicode.Scalar(next)!
  }
}

var countPairsExercise: Exercise<TokenizingWork> {
  let lists: [(String, [Int])] = [
    ("1, 2, 1, 2, 3", [1, 2, 1, 2, 3]), ("7, 7, 7, 5", [7, 7, 7, 5]),
    ("no ids", []), ("a single id", [4]),
    ("40 random ids", ids(40, below: 4, seed: 1)),
  ]
  return Exercise(
    "count pairs", \.countPairs, in: "CountPairs.swift", section: "2.5",
    minutes: 4,
    hints: [
      "Every id but the last one begins a pair.",
      "`zip(ids, ids.dropFirst())` goes through all neighbours.",
      "`counts[[left, right], default: 0] += 1`",
    ],
    explanation: """
      Training counts again after every merge; on a large text, that is \
      most of the work. The lesson's trainer counts each distinct word once and \
      then changes only what a merge has touched.
      """,
    trials: lists.map { name, list in
      Trial(name) { work in
        let counts = try work.countPairs(list)
        let sorted = counts.sorted {
          $0.key.lexicographicallyPrecedes($1.key)
        }
        return [
          .init("pairs", sorted.map { "\($0.key): \($0.value)" })
        ]
      }
    },
    mistakes: [
      Mistake("It jumps from pair to pair: every place begins one.") {
        $0.countPairs = { ids in
          counted(stride(from: 0, to: ids.count - 1, by: 2).map { $0 }, ids)
        }
      },
      Mistake("Left and right are not the same: the order counts.") {
        $0.countPairs = { ids in
          Dictionary(
            zip(ids, ids.dropFirst()).map { ([$0, $1].sorted(), 1) },
            uniquingKeysWith: +)
        }
      },
      Mistake("Every pair counts once only: add 1 each time.") {
        $0.countPairs = { countedPairs($0).mapValues { _ in 1 } }
      },
      Mistake("The last pair is missing.") {
        $0.countPairs = { countedPairs($0.dropLast()) }
      },
      Mistake("The last id and the first one are no neighbours.") {
        $0.countPairs = { countedPairs($0 + $0.prefix(1)) }
      },
      Mistake("It counts single ids, not pairs.") {
        $0.countPairs = { ids in
          Dictionary(ids.map { ([$0], 1) }, uniquingKeysWith: +)
        }
      },
    ])
}

/// How often the pairs that begin at some positions occur.
private func counted(_ positions: [Int], _ ids: [Int]) -> [[Int]: Int] {
  Dictionary(
    positions.map { ([ids[$0], ids[$0 + 1]], 1) }, uniquingKeysWith: +)
}

var mergePairExercise: Exercise<TokenizingWork> {
  let lists: [(String, [Int], [Int])] = [
    ("1, 2 in 1, 2, 3, 1, 2", [1, 2], [1, 2, 3, 1, 2]),
    ("7, 7 in 7, 7, 7, 5", [7, 7], [7, 7, 7, 5]),
    ("7, 7 in 7, 7, 7, 7, 7", [7, 7], [7, 7, 7, 7, 7]),
    ("2, 1 in 1, 2, 3", [2, 1], [1, 2, 3]),
    ("1, 2 in 1, 1, 2, 2, 1", [1, 2], [1, 1, 2, 2, 1]),
    ("1, 2 in no ids", [1, 2], []), ("1, 2 in a single 1", [1, 2], [1]),
    ("0, 1 in 50 random ids", [0, 1], ids(50, below: 3, seed: 2)),
  ]
  return Exercise(
    "merge a pair", \.mergePair, in: "MergePair.swift", section: "2.5",
    minutes: 6,
    hints: [
      "At each position: does the pair begin here?",
      "If so, write the new id and go on two places further.",
      "Compare only if there is a neighbour: the last id has none.",
    ],
    explanation: """
      This is the only thing that byte-pair encoding ever does to a text, \
      in training and afterwards. The book's bonus notebook does it with a \
      queue; the lesson's WordMerger links the tokens to a list, so that a \
      merge moves nothing.
      """,
    trials: lists.map { name, pair, list in
      Trial(name) { [.init("ids", try $0.mergePair(pair, 300, list))] }
    },
    mistakes: [
      Mistake("It merges only the first place where the pair occurs.") {
        $0.mergePair = { pair, id, ids in
          merging(pair, id, ids, limit: 1)
        }
      },
      Mistake("The right half of a merged pair is still there.") {
        $0.mergePair = { pair, id, ids in
          ids.indices.map { place in
            begins(pair, at: place, ids) ? id : ids[place]
          }
        }
      },
      Mistake("The last id is lost: it has no neighbour, but stays.") {
        $0.mergePair = { pair, id, ids in
          merging(pair, id, ids, keepsLast: false)
        }
      },
      Mistake("It goes from right to left; the left pair comes first.") {
        $0.mergePair = { pair, id, ids in
          let back = mergedPair(pair.reversed(), id, ids.reversed())
          return back.reversed()
        }
      },
      Mistake("It removes the pair and puts nothing in its place.") {
        $0.mergePair = { pair, id, ids in
          mergedPair(pair, id, ids).filter { $0 != id }
        }
      },
    ])
}

private func begins(_ pair: [Int], at place: Int, _ ids: [Int]) -> Bool {
  place + 1 < ids.count && ids[place] == pair[0]
    && ids[place + 1] == pair[1]
}

/// Merging with a fault.
private func merging(
  _ pair: [Int], _ id: Int, _ ids: [Int], limit: Int = .max,
  keepsLast: Bool = true
) -> [Int] {
  var result: [Int] = []
  var place = 0
  var count = 0
  while place < ids.count {
    if count < limit, begins(pair, at: place, ids) {
      result.append(id)
      place += 2
      count += 1
    } else {
      if keepsLast || place + 1 < ids.count { result.append(ids[place]) }
      place += 1
    }
  }
  return result
}
