import Exercises
import Tensors
import Tokenizing

private typealias Merges = [[Int]: Int]

/// Those of GPT-2's merges that the letters of exercise 2.1 can meet, with
/// the ids of their tokens.
private let gpt2Merges: Merges = [
  [72, 81]: 343, [81, 86]: 31653, [32, 74]: 33901, [86, 72]: 37686,
  [74, 86]: 46265, [68, 81]: 263, [72, 68]: 494, [72, 263]: 959,
  [220, 72]: 1312, [220, 494]: 37941,
]

/// The merges that the lesson learns from a short text, with their ids.
private var tideMerges: Merges {
  let tides = "low tide, slow tide, slower tide, lowest tide, widest tide"
  let trained = NaiveBytePair.train(on: tides, mergeCount: 24)
  let pairs = trained.merges.map { [$0.left, $0.right] }
  return Dictionary(uniqueKeysWithValues: zip(pairs, 256...))
}

var encodeByRankExercise: Exercise<TokenizingWork> {
  let texts = [
    "tide", "lower tide", "wildest slow tides", "", "x",
    "slowest, lowest, low",
  ]
  return Exercise(
    "encode by rank", \.encodeByRank, in: "EncodeByRank.swift",
    section: "2.5", minutes: 12,
    hints: [
      "Look at all neighbours first; only then choose one pair.",
      "The pair learned first is that whose token has the smallest id.",
      "Merge it, look again at all neighbours, until none is in `merges`.",
    ],
    explanation: """
      The order of learning decides, not the length: “ir” was learned long \
      before “Ak”. Only so a word gets the tokens that it had in training. \
      tiktoken does exactly this, in Rust.
      """,
    trials: [
      Trial(
        book: "exercise 2.1, “Akwirw ier” with GPT-2's merges",
        prints: [
          .init("Akwirw", [33901, 86, 343, 86]), .init(" ier", [220, 959]),
        ], decimals: 0
      ) {
        let words = [[32, 74, 86, 72, 81, 86], [220, 72, 68, 81]]
        let encoded = try words.map { [work = $0] word in
          try work.encodeByRank(word, gpt2Merges, mergedPair)
        }
        return [.init("Akwirw", encoded[0]), .init(" ier", encoded[1])]
      }
    ]
      + texts.map { text in
        Trial(text.debugDescription) {
          let word = bytes(text)
          return [
            .init("ids", try $0.encodeByRank(word, tideMerges, mergedPair))
          ]
        }
      },
    mistakes: encodingMistakes,
    remarks: [
      Remark { work in
        var calls = 0
        let word = bytes("tide")
        _ = try work.encodeByRank(word, tideMerges) {
          calls += 1
          return mergedPair($0, $1, $2)
        }
        guard calls > word.count else { return nil }
        return """
          For a word of \(word.count) letters it merges \(calls) times: it \
          tries all learned pairs. GPT-2 has 50,000; look at the word's own.
          """
      }
    ])
}

private var encodingMistakes: [Mistake<TokenizingWork>] {
  [
    Mistake("It takes the leftmost pair; the one learned first counts.") {
      $0.encodeByRank = encoding { pairs, _ in pairs[0] }
    },
    Mistake("It takes the pair learned last: the highest id.") {
      $0.encodeByRank = encoding { pairs, merges in
        pairs.max { merges[$0]! < merges[$1]! }!
      }
    },
    Mistake("It stops after the first merge.") {
      $0.encodeByRank = encoding(limit: 1) { pairs, merges in
        pairs.min { merges[$0]! < merges[$1]! }!
      }
    },
    Mistake("It takes the longest token that fits, as WordPiece does.") {
      $0.encodeByRank = { word, merges, _ in longestTokens(word, merges) }
    },
    Mistake("Nothing is merged: the bytes are still there.") {
      $0.encodeByRank = { word, _, _ in word }
    },
  ]
}

/// Encoding with another choice among the pairs that were learned.
private func encoding(
  limit: Int = .max, _ choose: @escaping ([[Int]], Merges) -> [Int]
) -> ([Int], Merges, TokenizingWork.MergePair) throws -> [Int] {
  { word, merges, merge in
    var ids = word
    var count = 0
    while count < limit {
      let pairs = zip(ids, ids.dropFirst()).map { [$0, $1] }
        .filter { merges[$0] != nil }
      if pairs.isEmpty { break }
      let pair = choose(pairs, merges)
      ids = try merge(pair, merges[pair]!, ids)
      count += 1
    }
    return ids
  }
}

/// The longest tokens, from left to right.
private func longestTokens(_ word: [Int], _ merges: Merges) -> [Int] {
  var parts: [Int: [Int]] = [:]
  for (pair, id) in merges.sorted(by: { $0.value < $1.value }) {
    parts[id] = pair.flatMap { parts[$0] ?? [$0] }
  }
  var ids: [Int] = []
  var rest = word[...]
  while let first = rest.first {
    let fitting = parts.filter { rest.starts(with: $0.value) }
    let longest = fitting.max { $0.value.count < $1.value.count }
    ids.append(longest?.key ?? first)
    rest = rest.dropFirst(longest?.value.count ?? 1)
  }
  return ids
}

// MARK: Special tokens

var specialTokensExercise: Exercise<TokenizingWork> {
  let special = [
    "<|endoftext|>": 50256, "<|im|>": 301, "<|im|><|sep|>": 302,
    "<|pad|>": 303,
  ]
  let allowed: Set = ["<|endoftext|>", "<|im|>", "<|im|><|sep|>"]
  let texts: [(String, String)] = [
    ("no special token", "low tide"), ("no text", ""),
    ("one in the middle", "low <|endoftext|> tide"),
    ("one at either end", "<|im|>tide<|endoftext|>"),
    ("two side by side", "<|endoftext|><|endoftext|>"),
    ("one that begins like a longer one", "a<|im|><|sep|>b<|im|>c"),
    ("one that is not allowed", "low<|pad|>tide"),
    ("half of one", "low <|endof tide"),
  ]
  return Exercise(
    "special tokens", \.encodeWithSpecialTokens, in: "SpecialTokens.swift",
    section: "2.5", minutes: 10,
    hints: [
      "Walk through the text; at each place, does a special token begin?",
      "Try the longer tokens first: sort them by their length.",
      "What was collected goes to `ordinary`, also after the last token.",
    ],
    explanation: """
      Whoever can write a special token into a chat can end the document \
      or pretend to be someone else. So tiktoken refuses them unless they are \
      allowed by name, as the book does with allowed_special.
      """,
    trials: [
      Trial(
        book: "the book's two documents",
        prints: [.init("ids", bookIDs)], decimals: 0
      ) { work in
        try encoded {
          try work.encodeWithSpecialTokens(
            "Hello, do you like tea? <|endoftext|> In the sunlit terraces"
              + "of someunknownPlace.", special, allowed, gpt2Ordinary)
        }
      }
    ]
      + texts.map { name, text in
        Trial(name) { work in
          try encoded {
            try work.encodeWithSpecialTokens(text, special, allowed, bytes)
          }
        }
      },
    mistakes: specialMistakes)
}

private let bookIDs = firstDocument + [50256] + secondDocument
private let firstDocument = [15496, 11, 466, 345, 588, 8887, 30, 220]
private let secondDocument = [
  554, 262, 4252, 18250, 8812, 2114, 1659, 617, 34680, 27271, 13,
]

/// GPT-2's ids of the book's two documents, and the bytes of other texts.
private func gpt2Ordinary(_ text: String) -> [Int] {
  switch text {
  case "Hello, do you like tea? ": firstDocument
  case " In the sunlit terracesof someunknownPlace.": secondDocument
  default: bytes(text)
  }
}

/// The ids, or a word about the refusal.
private func encoded(_ encode: () throws -> [Int]) throws -> [Answer] {
  do {
    return [.init("ids", try encode())]
  } catch let error as NotStarted {
    throw error
  } catch {
    return [.init("ids", "refused")]
  }
}

private var specialMistakes: [Mistake<TokenizingWork>] {
  [
    Mistake("The text after the last special token is lost.") {
      $0.encodeWithSpecialTokens = special(keepsEnd: false)
    },
    Mistake("A shorter token wins over a longer one.") {
      $0.encodeWithSpecialTokens = special(longestFirst: false)
    },
    Mistake("Every special token is accepted, allowed or not.") {
      $0.encodeWithSpecialTokens = special(refuses: false)
    },
    Mistake("A token that is not allowed is plain text; refuse it.") {
      $0.encodeWithSpecialTokens = { text, tokens, allowed, ordinary in
        let known = tokens.filter { allowed.contains($0.key) }
        return try special()(text, known, allowed, ordinary)
      }
    },
    Mistake("The spaces around special tokens are lost.") {
      $0.encodeWithSpecialTokens = special(trims: true)
    },
    Mistake("Special tokens are encoded like any other text.") {
      $0.encodeWithSpecialTokens = { text, _, _, ordinary in
        try ordinary(text)
      }
    },
  ]
}

/// Encoding with a fault.
private func special(
  keepsEnd: Bool = true, longestFirst: Bool = true, refuses: Bool = true,
  trims: Bool = false
) -> (
  String, [String: Int], Set<String>, TokenizingWork.Encode
) throws -> [Int] {
  { text, tokens, allowed, ordinary in
    let names = tokens.keys.sorted {
      longestFirst ? $0.count > $1.count : $0.count < $1.count
    }
    var ids: [Int] = []
    var plain = ""
    func finishPlain() throws {
      let words = plain.split(separator: " ").joined(separator: " ")
      ids += try ordinary(trims ? words : plain)
      plain = ""
    }
    var rest = Substring(text)
    while let next = rest.first {
      guard let name = names.first(where: { rest.hasPrefix($0) }) else {
        plain.append(next)
        rest = rest.dropFirst()
        continue
      }
      if refuses, !allowed.contains(name) { throw SpecialTokenRefused() }
      try finishPlain()
      ids.append(tokens[name]!)
      rest = rest.dropFirst(name.count)
    }
    if keepsEnd { try finishPlain() }
    return ids
  }
}
