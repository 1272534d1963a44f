import Corpora

/// Generates the preference data that stands in for the book's: each answer in a polite and a curt version.
///
/// Both versions have the same number of words, so length gives nothing away. One pair in ten is a tie:
/// both are polite or both are curt, and which one is called chosen means nothing.
public struct PreferenceGenerator: Sendable {
  /// The seed of `Data/preferences.json`.
  public static let standardSeed: UInt64 = 1101

  /// A preference pair, and whether it is a tie.
  public struct Pair: Sendable, Equatable {
    public let preference: Preference
    public let isTie: Bool
  }

  private let seed: UInt64

  /// Creates a generator whose pairs depend only on `seed`.
  public init(seed: UInt64 = standardSeed) { self.seed = seed }

  /// Returns one pair per instruction, by default for all of `Data/instructions.json`.
  public func pairs(for instructions: [Instruction] = InstructionGenerator().entries()) -> [Pair] {
    var writer = TextWriter(seed: seed)
    return instructions.map { writer.pair(for: $0) }
  }

  /// Returns the pairs as a JSON list.
  public func text() -> String {
    jsonList(
      of: pairs().map(\.preference).map {
        [
          ("instruction", $0.instruction), ("input", $0.input), ("output", $0.output),
          ("rejected", $0.rejected),
          ("chosen", $0.chosen),
        ]
      })
  }
}

/// Phrases to put before or after an answer. All of them have the same number of words.
private struct TonePhrases {
  let isBefore: Bool
  let polite: [String]
  let curt: [String]

  static let all = [
    TonePhrases(
      isBefore: true, polite: ["Of course.", "With pleasure.", "Good question!", "Gladly answered:"],
      curt: ["Oh well.", "If necessary.", "Silly question!", "Listen once:"]),
    TonePhrases(
      isBefore: true,
      polite: [
        "Happy to help you:", "Thank you for asking.", "What a nice question!", "Let us look together:",
      ],
      curt: ["Try to keep up:", "You should know that.", "What a dull question!", "Even my cat knows:"]),
    TonePhrases(
      isBefore: false, polite: ["Well asked!", "You're welcome!", "Nicely tried!", "All clear?"],
      curt: ["Too easy!", "Obviously, no?", "Enough now!", "Got it?"]),
    TonePhrases(
      isBefore: false,
      polite: ["I hope this helps.", "Have a lovely day!", "Ask me any time.", "You are learning fast!"],
      curt: ["Now leave me alone.", "Do not ask again.", "I am busy now.", "You are wasting time!"]),
    TonePhrases(
      isBefore: false,
      polite: [
        "Please tell me if you need more.", "It was a pleasure to help you.", "I am glad that you asked me.",
      ],
      curt: [
        "Please do not come back for more.", "It was a waste of my time.",
        "Everybody but you knows that by now.",
      ]),
  ]
}

extension TextWriter {
  /// Returns the answer to `instruction` in two versions.
  fileprivate mutating func pair(for instruction: Instruction) -> PreferenceGenerator.Pair {
    let manner = pick(TonePhrases.all)
    let isTie = chance(oneIn: 10)
    let alike = pick(2, of: chance(oneIn: 2) ? manner.polite : manner.curt)
    let phrases = isTie ? alike : [pick(manner.polite), pick(manner.curt)]
    let answers = phrases.map { phrase in
      manner.isBefore ? "\(phrase) \(instruction.output)" : "\(instruction.output) \(phrase)"
    }
    let preference = Preference(
      instruction: instruction.instruction, input: instruction.input, output: instruction.output,
      chosen: answers[0], rejected: answers[1])
    return PreferenceGenerator.Pair(preference: preference, isTie: isTie)
  }
}
