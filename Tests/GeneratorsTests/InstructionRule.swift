import Foundation
import Testing

@testable import Corpora
@testable import Generators

/// Works out the answers to one kind of instruction without using the generator's code.
struct InstructionRule: Sendable, CustomTestStringConvertible {
  let name: String
  /// The possible beginnings of an instruction of this kind.
  let begins: [String]
  /// The minimum number of such instructions.
  let atLeast: Int
  let answer: @Sendable (Instruction) -> String?

  var testDescription: String { name }

  static let all = numbers + sentences + words

  private static let numbers = [
    InstructionRule(
      name: "sums", begins: ["Calculate ", "Work out "] + (1...9).map { "What is \($0)" }, atLeast: 48
    ) { entry in
      let parts = entry.instruction.filter { !"?.".contains($0) }.split(separator: " ").map(String.init)
      guard let x = Int(parts[parts.count - 3]), let y = Int(parts[parts.count - 1]) else { return nil }
      let results = ["+": x + y, "plus": x + y, "-": x - y, "minus": x - y, "*": x * y, "times": x * y]
      return results[parts[parts.count - 2]].map { "The result is \($0)." }
    },
    InstructionRule(name: "doubles", begins: ["What is twice", "Double "], atLeast: 4) { entry in
      integers(in: entry.instruction).first.map { "Twice \($0) makes \(2 * $0)." }
    },
    InstructionRule(name: "halves", begins: ["What is half", "Halve "], atLeast: 4) { entry in
      integers(in: entry.instruction).first.map { "One half of \($0) is \($0 / 2)." }
    },
    InstructionRule(name: "parity", begins: ["Is the number"] + (1...9).map { "Classify \($0)" }, atLeast: 20)
    {
      entry in
      integers(in: entry.instruction).first.map {
        "The number \($0) is \($0.isMultiple(of: 2) ? "even" : "odd")."
      }
    },
    InstructionRule(name: "numbers in words", begins: ["Write the number in words"], atLeast: 5) { entry in
      Int(entry.input).flatMap(inWords).map { $0.prefix(1).uppercased() + $0.dropFirst() + "." }
    },
    InstructionRule(
      name: "numbers in digits", begins: ["Write the number in digits", "Which number is this"], atLeast: 5
    ) { entry in
      (1...99).first { inWords($0) == entry.input }.map { "\($0)." }
    },
    InstructionRule(
      name: "rising", begins: ["Sort the numbers from the s", "Put the numbers in order, from the s"],
      atLeast: 5
    ) { entry in
      integers(in: entry.input).sorted().map(String.init).joined(separator: ", ") + "."
    },
    InstructionRule(
      name: "falling", begins: ["Sort the numbers from the l", "Put the numbers in order, from the l"],
      atLeast: 5
    ) { entry in
      integers(in: entry.input).sorted(by: >).map(String.init).joined(separator: ", ") + "."
    },
    InstructionRule(
      name: "largest", begins: ["Which of the numbers is the l", "Find the largest"], atLeast: 4
    ) { entry in
      integers(in: entry.input).max().map { "The largest number is \($0)." }
    },
    InstructionRule(
      name: "smallest", begins: ["Which of the numbers is the s", "Find the smallest"], atLeast: 4
    ) { entry in
      integers(in: entry.input).min().map { "The smallest number is \($0)." }
    },
    InstructionRule(name: "units", begins: ["How many ", "Convert "], atLeast: 36) { entry in
      let words = entry.output.dropLast().split(separator: " ").map(String.init)
      guard words.count == 5, let left = Int(words[0]), let right = Int(words[3]),
        let one = sizes[words[1]], let other = sizes[words[4]], left * one == right * other,
        entry.instruction.contains("\(left) \(words[1])"), entry.instruction.contains(words[4].prefix(4))
      else { return nil }
      return "\(left) \(words[1]) equal \(right) \(words[4])."
    },
  ]

  private static let sentences = [
    InstructionRule(
      name: "passive to active",
      begins: [
        "Rewrite the sentence in the active", "Change the sentence from passive",
        "Turn the following sentence into active",
      ],
      atLeast: 36
    ) { entry in
      let parts = entry.output.dropLast().lowercased()
      let sides = entry.input.dropLast().lowercased().components(separatedBy: " by ")
      guard sides.count == 2, parts.hasPrefix(sides[1] + " "),
        let auxiliary = sides[0].range(of: " was ") ?? sides[0].range(of: " were "),
        parts.hasSuffix(" " + sides[0][..<auxiliary.lowerBound]),
        let verb = verb(of: parts, from: sides[1], to: String(sides[0][..<auxiliary.lowerBound])),
        participle(ofPast: verb) == sides[0][auxiliary.upperBound...]
      else { return nil }
      return entry.output
    },
    InstructionRule(
      name: "active to passive",
      begins: [
        "Rewrite the sentence in the passive", "Change the sentence from active",
        "Turn the following sentence into passive",
      ],
      atLeast: 60
    ) { entry in
      let sides = entry.output.dropLast().components(separatedBy: " by ")
      guard sides.count == 2, let auxiliary = sides[0].range(of: " was ") ?? sides[0].range(of: " were ")
      else { return nil }
      let (object, agent) = (String(sides[0][..<auxiliary.lowerBound]).lowercased(), sides[1].lowercased())
      let input = entry.input.dropLast().lowercased()
      guard input.hasPrefix(agent + " "), input.hasSuffix(" " + object),
        let verb = verb(of: input, from: agent, to: object),
        participle(ofPast: verb) == sides[0][auxiliary.upperBound...]
      else { return nil }
      return entry.output
    },
    InstructionRule(
      name: "negation", begins: ["Make the sentence negative", "Rewrite the sentence so", "Negate "],
      atLeast: 28
    ) { entry in
      let words = entry.input.split(separator: " ").map(String.init)
      guard let index = words.firstIndex(where: { bases[$0] != nil }) else { return nil }
      return (words[..<index] + ["did", "not", bases[words[index]]!] + words[(index + 1)...]).joined(
        separator: " ")
    },
    InstructionRule(
      name: "questions",
      begins: ["Turn the statement", "Rewrite the sentence as a q", "Change the sentence into a q"],
      atLeast: 36
    ) { entry in
      var words = entry.input.dropLast().split(separator: " ").map(String.init)
      guard let index = words.firstIndex(where: { bases[$0] != nil }) else { return nil }
      words[index] = bases[words[index]]!
      if words[0] == "The" { words[0] = "the" }
      return "Did " + words.joined(separator: " ") + "?"
    },
    InstructionRule(
      name: "future", begins: ["Rewrite the sentence in the f", "Change the sentence to the f"], atLeast: 8
    ) { entry in
      let words = entry.input.split(separator: " ").map(String.init)
      let bases = Dictionary(uniqueKeysWithValues: Set(Self.bases.values).map { (thirdPerson(of: $0), $0) })
      guard let index = words.firstIndex(where: { bases[$0] != nil }) else { return nil }
      return (words[..<index] + ["will", bases[words[index]]!] + words[(index + 1)...]).joined(separator: " ")
    },
    InstructionRule(
      name: "kinds of sentences", begins: ["Classify the sentence as st", "Is it a st"], atLeast: 24
    ) { entry in
      ["?": "Question.", "!": "Command.", ".": "Statement."][entry.input.suffix(1)]
    },
    InstructionRule(name: "punctuation", begins: ["Correct the punctuation", "Add the capital"], atLeast: 12)
    { entry in
      let mark = entry.input.hasPrefix("did ") ? "?" : "."
      return entry.input.prefix(1).uppercased() + entry.input.dropFirst() + mark
    },
    InstructionRule(name: "politeness", begins: ["Make the command", "Rewrite the command"], atLeast: 12) {
      entry in
      "Could you please \(entry.input.prefix(1).lowercased())\(entry.input.dropFirst().dropLast())?"
    },
  ]

  private static let words = [
    InstructionRule(name: "articles", begins: ["Put 'a' or", "Add the right article"], atLeast: 24) { entry in
      (entry.input.prefix { "aeiou".contains($0) }.isEmpty ? "A " : "An ") + entry.input + "."
    },
    InstructionRule(name: "alphabet", begins: ["Sort the words", "Put the words"], atLeast: 16) { entry in
      entry.input.components(separatedBy: ", ").sorted().joined(separator: ", ") + "."
    },
    InstructionRule(name: "odd one out", begins: ["Which word does not", "Find the odd"], atLeast: 24) {
      entry in
      let words = entry.input.components(separatedBy: ", ")
      let odd = words.filter { word in words.allSatisfy { $0 == word || !areAlike($0, word) } }
      return odd.count == 1 ? "'\(odd[0].prefix(1).uppercased())\(odd[0].dropFirst())' does not belong." : nil
    },
  ]
}
