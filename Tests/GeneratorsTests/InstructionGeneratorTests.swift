import Foundation
import TestSupport
import Testing

@testable import Corpora
@testable import Files
@testable import Generators

@Suite("Instruction generator") struct InstructionGeneratorTests {
  private static let entries = InstructionGenerator().entries()

  @Test("the generator reproduces Data/instructions.json, and the file reads back as the same entries")
  func regenerated() throws {
    let path = try Corpus.standInPath(of: "instructions.json")
    #expect(try decodeUTF8(readFile(at: path), from: path) == InstructionGenerator().text())
    let folder = try TemporaryFolder()
    let location = try DataLocation(option: folder.path, environment: ["HOME": folder.path])
    #expect(try Corpus.instructions(in: location).content == Self.entries)
  }

  @Test("there are 1,100 distinct entries, and 30 to 50 % of them have no input")
  func counts() {
    #expect(Self.entries.count == 1_100)
    #expect(Set(Self.entries.map { "\($0.instruction)\n\($0.input)" }).count == 1_100)
    #expect((0.3...0.5).contains(Double(Self.entries.count(where: \.input.isEmpty)) / 1_100))
  }

  @Test("answers are plain ASCII, 1 to 15 words long, and end with punctuation")
  func answers() {
    for entry in Self.entries {
      #expect((1...15).contains(entry.output.split(separator: " ").count), "\(entry)")
      #expect(".?!".contains(entry.output.last!), "\(entry)")
      for text in [entry.instruction, entry.input, entry.output] {
        #expect(text.utf8.allSatisfy { (32..<127).contains($0) } && !text.contains("  "), "\(entry)")
      }
    }
  }

  @Test("every kind among the 165 held-out entries also occurs in the training entries")
  func heldOut() {
    let seen = Set(Self.entries.prefix(935).map(\.kind))
    let heldOut = Self.entries.suffix(165).map(\.kind)
    #expect(Set(heldOut).isSubset(of: seen))
    #expect(Set(heldOut).count > 20)
  }

  @Test("answers that follow from a rule are right", arguments: InstructionRule.all)
  func rules(rule: InstructionRule) {
    let entries = Self.entries.filter { rule.begins.contains(where: $0.instruction.hasPrefix) }
    #expect(entries.count >= rule.atLeast, "\(entries.count) entries")
    for entry in entries { #expect(rule.answer(entry) == entry.output, "\(entry)") }
  }

  @Test("answers that quote the word in question quote it correctly")
  func repeated() throws {
    let asked = try Regex("'([^']+)'")
    var checked = 0
    for entry in Self.entries where entry.output.contains(" of '") || entry.output.contains(" for '") {
      let word = try #require(entry.output.firstMatch(of: asked)?[1].substring)
      let question = entry.input.isEmpty ? entry.instruction : "'\(entry.input)'"
      #expect(question.contains("'\(word)'"), "\(entry)")
      checked += 1
    }
    #expect(checked > 200)
  }
}

extension Instruction {
  /// The first two words of the instruction, not counting numbers, units and quoted words.
  fileprivate var kind: String {
    let words = instruction.filter { !$0.isNumber }.split(separator: " ").map(String.init)
    return words.filter { InstructionRule.sizes[$0] == nil && !$0.hasPrefix("'") }.prefix(2).joined(
      separator: " ")
  }
}
