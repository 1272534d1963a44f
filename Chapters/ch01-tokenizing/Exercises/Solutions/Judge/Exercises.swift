import Exercises
import Tokenizing

/// The exercises of chapter 1, in the book's order.
public var tokenizingCourse: Course<TokenizingWork> {
  Course(
    "ch01-tokenizing", lesson: .lesson, solutions: .solutions,
    exercises: [
      splitWordsExercise, vocabularyExercise, decodeWordsExercise,
      unknownWordsExercise, byteAlphabetExercise, countPairsExercise,
      mergePairExercise, trainExercise, encodeByRankExercise,
      specialTokensExercise,
    ])
}

private typealias Attempt = Exercise<TokenizingWork>

// MARK: 2.2

private var splitWordsExercise: Attempt {
  let greeting = "Hello, world. Is this-- a test?"
  let printed = [
    "Hello", ",", "world", ".", "Is", "this", "--", "a", "test", "?",
  ]
  let texts: [(String, String)] = [
    ("plain words", "the tide clock"),
    ("every mark", "a,b.c:d;e?f_g!h\"i(j)k'l"),
    ("dashes", "well-known--or not - so--"), ("no text", ""),
    ("white space only", " \n\t "),
    ("line breaks", "one\n\n  two,\tthree  "),
    ("marks side by side", "(\"No!\")"),
  ]
  return Exercise(
    "split words", \.splitWords, in: "SplitWords.swift", section: "2.2",
    minutes: 8,
    hints: [
      "What begins here: white space, a mark, a dash of two, or none?",
      "Collect a word letter by letter; a separator finishes it.",
      "White space is dropped, a mark is a piece, an empty word is none.",
    ],
    explanation: """
      The book writes a regular expression, `[,.:;?_!"()']|--|\\s`, and \
      grows it in four steps. GPT-2 has a larger one, which keeps the \
      spaces: they belong to the word after them.
      """,
    trials: [
      Trial(book: "the book's sentence", prints: [.init("pieces", printed)])
      { [.init("pieces", try $0.splitWords(greeting))] }
    ]
      + texts.map { name, text in
        Trial(name) { [.init("pieces", try $0.splitWords(text))] }
      },
    mistakes: [
      Mistake("White space and empty pieces are not dropped.") {
        $0.splitWords = { try splitText($0, at: allMarks) }
      },
      Mistake("Marks stay attached: it splits at white space only.") {
        $0.splitWords = { try filled(splitText($0, at: #"\s"#)) }
      },
      Mistake("Only commas and full stops are split off.") {
        $0.splitWords = { try filled(splitText($0, at: #"[,.]|\s"#)) }
      },
      Mistake("The double dash is not split off.") {
        $0.splitWords = {
          try filled(splitText($0, at: #"[,.:;?_!"()']|\s"#))
        }
      },
      Mistake("A single dash belongs to its word: well-known is one.") {
        $0.splitWords = {
          try filled(splitText($0, at: #"[,.:;?_!"()']|--|-|\s"#))
        }
      },
      Mistake("The marks are lost: they are pieces too.") {
        $0.splitWords = { text in
          try filled(splitText(text, at: allMarks)).filter { piece in
            piece != "--" && !",.:;?_!\"()'".contains(piece)
          }
        }
      },
    ])
}

private let allMarks = #"[,.:;?_!"()']|--|\s"#

/// The pieces that are more than white space.
private func filled(_ pieces: [String]) -> [String] {
  pieces.filter { !$0.allSatisfy(\.isWhitespace) }
}

// MARK: 2.3

private var vocabularyExercise: Attempt {
  let first = [
    "!", "\"", "'", "(", ")", ",", "--", ".", ":", ";", "?", "A", "Ah",
    "Among", "And", "Are",
  ]
  let texts: [(String, [String])] = [
    ("words, some of them twice", ["the", "tide", "The", "the", "a", "a"]),
    ("no words", []), ("one word", ["sea"]),
    (
      "letters of several kinds", ["z", "é", "Z", "ї", "10", "9", "-", "é"]
    ),
  ]
  return Exercise(
    "vocabulary", \.vocabulary, in: "Vocabulary.swift", section: "2.3",
    minutes: 3,
    hints: [
      "A word that occurs twice needs only one id.",
      "`Set(words).sorted()` has each word once, in order.",
      "Its positions are the ids: `Dictionary(uniqueKeysWithValues:)`.",
    ],
    explanation: """
      Any order would do. A sorted one gives the same ids on every run, \
      which a set by itself does not: a model is worth nothing without the \
      ids that it was trained with.
      """,
    trials: [
      Trial(
        book: "the first sixteen entries, out of order",
        prints: [.init("entries", first.enumerated().map(entry))],
        decimals: 0
      ) { work in
        let words = Array((first + first.prefix(5)).reversed())
        return entries(try work.vocabulary(words))
      }
    ]
      + texts.map { name, words in
        Trial(name) { entries(try $0.vocabulary(words)) }
      },
    mistakes: [
      Mistake("A word that occurs twice uses up two ids.") {
        $0.vocabulary = { numbered($0.sorted()) }
      },
      Mistake("Ids begin at 0, not at 1.") {
        $0.vocabulary = { numbered(Set($0).sorted(), from: 1) }
      },
      Mistake("The words are not sorted: their first places count.") {
        $0.vocabulary = { words in
          var seen: Set<String> = []
          return numbered(words.filter { seen.insert($0).inserted })
        }
      },
      Mistake("Capitals and small letters are mixed: do not lower them.") {
        $0.vocabulary = { words in
          let sorted = Set(words).sorted { a, b in
            (a.lowercased(), a) < (b.lowercased(), b)
          }
          return numbered(sorted)
        }
      },
      Mistake("Capitals are changed: “The” and “the” are two words.") {
        $0.vocabulary = {
          numbered(Set($0.map { $0.lowercased() }).sorted())
        }
      },
    ])
}

private func numbered(
  _ words: [String], from start: Int = 0
) -> [String: Int] {
  Dictionary(zip(words, start...), uniquingKeysWith: { $1 })
}

private func entry(_ id: Int, _ word: String) -> String { "\(id) \(word)" }

/// A vocabulary as an answer: its entries in the order of their ids.
private func entries(_ vocabulary: [String: Int]) -> [Answer] {
  let sorted = vocabulary.sorted { ($0.value, $0.key) < ($1.value, $1.key) }
  return [.init("entries", sorted.map { entry($0.value, $0.key) })]
}

private var decodeWordsExercise: Attempt {
  let words = [
    "\"", "It", "'", "s", "the", "last", "he", "painted", ",", "you",
    "know",
    "Mrs", ".", "Gisburn", "said", "with", "pardonable", "pride",
  ]
  let sentence = [
    0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 8, 0, 11, 12, 13, 14, 15, 16, 17, 12,
  ]
  let printed =
    "\" It' s the last he painted, you know,\" Mrs. Gisburn said with "
    + "pardonable pride."
  let marks = [
    "a", ",", ".", ":", ";", "?", "!", "\"", "(", ")", "'", "--",
  ]
  let texts: [(String, [Int])] = [
    ("no ids", []), ("one word", [0]), ("one mark", [2]),
    ("words without marks", [0, 0, 0]),
    ("every mark", marks.indices.flatMap { [$0, 0] }),
    ("marks side by side", [0, 8, 7, 9, 6, 0]),
  ]
  return Exercise(
    "decode words", \.decodeWords, in: "DecodeWords.swift", section: "2.3",
    minutes: 5,
    hints: [
      "Ids become words first; a list can be asked by position.",
      "Before each word but the first, decide: a space or none?",
      "No space if the word is one of the ten marks.",
    ],
    explanation: """
      What splitting dropped cannot come back: the spaces are a guess, and \
      wrong after an apostrophe. GPT-2's tokens contain their spaces, \
      so decoding restores every byte.
      """,
    trials: [
      Trial(book: "the book's sentence", prints: [.init("text", printed)]) {
        [.init("text", try $0.decodeWords(sentence, words))]
      }
    ]
      + texts.map { name, ids in
        Trial(name) { [.init("text", try $0.decodeWords(ids, marks))] }
      },
    mistakes: [
      Mistake("The spaces before marks are still there.") {
        $0.decodeWords = { joined($0, $1) }
      },
      Mistake("There are no spaces between the words.") {
        $0.decodeWords = { ids, words in ids.map { words[$0] }.joined() }
      },
      Mistake("The spaces after marks are gone too.") {
        $0.decodeWords = { ids, words in
          try joined(ids, words).replacing(
            Regex(#"\s*([,.:;?!"()'])\s*"#)
          ) { $0.output[1].substring ?? "" }
        }
      },
      Mistake("It ends with a space: they belong between words.") {
        $0.decodeWords = { ids, words in
          ids.isEmpty ? "" : try withoutSpaces(joined(ids, words)) + " "
        }
      },
      Mistake("Colon and semicolon are marks too.", section: "2.4") {
        $0.decodeWords = { ids, words in
          try joined(ids, words).replacing(
            Regex(#"\s+(?=[,.?!"()'])"#), with: "")
        }
      },
    ])
}

private func joined(_ ids: [Int], _ words: [String]) -> String {
  ids.map { words[$0] }.joined(separator: " ")
}

private func withoutSpaces(_ text: String) throws -> String {
  text.replacing(try Regex(#"\s+(?=[,.:;?!"()'])"#), with: "")
}

// MARK: 2.4

private var unknownWordsExercise: Attempt {
  let printed: KeyValuePairs<String, Int> = [
    "Hello": 1131, ",": 5, "do": 355, "you": 1126, "like": 628, "tea": 975,
    "?": 10, "<|endoftext|>": 1130, "In": 55, "the": 988, "sunlit": 956,
    "terraces": 984, "of": 722, "the": 988, "palace": 1131, ".": 7,
  ]
  let known = printed.filter { $0.value != 1131 }
  let book = Dictionary(
    known.map { ($0.key, $0.value) }, uniquingKeysWith: { $1 })
  let tides = ["<|unk|>": 3, "The": 0, "tide": 2, "the": 1]
  let texts = [
    ["the", "tide"], ["The", "Tide", "the", "low"], [], ["low", "low"],
    ["sea", "tide", "moon", "the"],
  ]
  return Exercise(
    "unknown words", \.encodeWords, in: "UnknownWords.swift",
    section: "2.4", minutes: 2,
    hints: [
      "One id for each word: that is `map`.",
      "A dictionary answers nil for what it does not have.",
      "`vocabulary[word] ?? unknown`",
    ],
    explanation: """
      Nothing fails any more, but what was unknown is lost: it decodes to \
      <|unk|>. Tokens that are bytes or made of bytes need no such token, \
      as no text is unknown to them.
      """,
    trials: [
      Trial(
        book: "the book's two documents",
        prints: [.init("ids", printed.map(\.value))], decimals: 0
      ) {
        let words = printed.map(\.key)
        return [.init("ids", try $0.encodeWords(words, book, 1131))]
      }
    ]
      + texts.map { (words: [String]) in
        Trial("\(words)") {
          [.init("ids", try $0.encodeWords(words, tides, 3))]
        }
      },
    mistakes: [
      Mistake("Unknown words are left out.") {
        $0.encodeWords = { words, vocabulary, _ in
          words.compactMap { vocabulary[$0] }
        }
      },
      Mistake("An unknown word becomes 0, which is another word's id.") {
        $0.encodeWords = { words, vocabulary, _ in
          words.map { vocabulary[$0] ?? 0 }
        }
      },
      Mistake("An unknown word gets a new id instead of the given one.") {
        $0.encodeWords = { words, vocabulary, _ in
          words.map { vocabulary[$0] ?? vocabulary.count }
        }
      },
      Mistake("It lowers capitals: “The” and “the” have ids of their own.")
      {
        $0.encodeWords = { words, vocabulary, unknown in
          words.map { vocabulary[$0.lowercased()] ?? unknown }
        }
      },
      Mistake("It stops at the first unknown word.") {
        $0.encodeWords = { words, vocabulary, _ in
          words.prefix { vocabulary[$0] != nil }.map { vocabulary[$0]! }
        }
      },
    ])
}
