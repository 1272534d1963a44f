import Corpora

/// Writes the pairs of answers that stand in for the book's: the same answer said politely and curtly.
///
/// Both have the same number of words, so that nothing can be learned from the length. In one pair of ten,
/// a tie, both are alike in tone, polite or curt, and which is called chosen means nothing.
public struct PreferenceGenerator: Sendable {
  /// The seed of `Data/preferences.json`.
  public static let standardSeed: UInt64 = 1101

  /// A pair, and whether it is a tie.
  public struct Pair: Sendable, Equatable {
    public let preference: Preference
    public let isTie: Bool
  }

  private let seed: UInt64

  /// Creates the generator of the pairs that belong to `seed`.
  public init(seed: UInt64 = standardSeed) { self.seed = seed }

  /// Returns a pair for each of the `instructions`, by default all of `Data/instructions.json`.
  public func pairs(for instructions: [Instruction] = InstructionGenerator().entries()) -> [Pair] {
    var narrator = Narrator(seed: seed)
    return instructions.map { narrator.pair(for: $0) }
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

/// What is said around an answer, in as many words politely as curtly.
private struct Manner {
  let isBefore: Bool
  let polite: [String]
  let curt: [String]

  static let all = [
    Manner(
      isBefore: true, polite: ["Of course.", "With pleasure.", "Good question!", "Gladly answered:"],
      curt: ["Oh well.", "If necessary.", "Silly question!", "Listen once:"]),
    Manner(
      isBefore: true,
      polite: [
        "Happy to help you:", "Thank you for asking.", "What a nice question!", "Let us look together:",
      ],
      curt: ["Try to keep up:", "You should know that.", "What a dull question!", "Even my cat knows:"]),
    Manner(
      isBefore: false, polite: ["Well asked!", "You're welcome!", "Nicely tried!", "All clear?"],
      curt: ["Too easy!", "Obviously, no?", "Enough now!", "Got it?"]),
    Manner(
      isBefore: false,
      polite: ["I hope this helps.", "Have a lovely day!", "Ask me any time.", "You are learning fast!"],
      curt: ["Now leave me alone.", "Do not ask again.", "I am busy now.", "You are wasting time!"]),
    Manner(
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

extension Narrator {
  /// Says the answer of `instruction` in two ways.
  fileprivate mutating func pair(for instruction: Instruction) -> PreferenceGenerator.Pair {
    let manner = pick(Manner.all)
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
