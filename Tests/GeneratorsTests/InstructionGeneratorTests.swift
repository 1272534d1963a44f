import Foundation
import TestSupport
import Testing

@testable import Corpora
@testable import Files
@testable import Generators

@Suite("The generator of instructions") struct InstructionGeneratorTests {
  private static let entries = InstructionGenerator().entries()

  @Test("Data/instructions.json is what the generator writes, and reads back as it")
  func regenerated() throws {
    let path = try Corpus.standInPath(of: "instructions.json")
    #expect(try decodeUTF8(readFile(at: path), from: path) == InstructionGenerator().text())
    let folder = try TemporaryFolder()
    let location = try DataLocation(option: folder.path, environment: ["HOME": folder.path])
    #expect(try Corpus.instructions(in: location).content == Self.entries)
  }

  @Test("there are 1,100 entries, none asks the same, and one in three has no input")
  func counts() {
    #expect(Self.entries.count == 1_100)
    #expect(Set(Self.entries.map { "\($0.instruction)\n\($0.input)" }).count == 1_100)
    #expect((0.3...0.5).contains(Double(Self.entries.count(where: \.input.isEmpty)) / 1_100))
  }

  @Test("answers are sentences or words of plain ASCII, 1 to 15 words long")
  func answers() {
    for entry in Self.entries {
      #expect((1...15).contains(entry.output.split(separator: " ").count), "\(entry)")
      #expect(".?!".contains(entry.output.last!), "\(entry)")
      for text in [entry.instruction, entry.input, entry.output] {
        #expect(text.utf8.allSatisfy { (32..<127).contains($0) } && !text.contains("  "), "\(entry)")
      }
    }
  }

  @Test("the last 165 entries, which training does not see, are of the same kinds as the others")
  func heldOut() {
    let seen = Set(Self.entries.prefix(935).map(\.kind))
    let heldOut = Self.entries.suffix(165).map(\.kind)
    #expect(Set(heldOut).isSubset(of: seen))
    #expect(Set(heldOut).count > 20)
  }

  @Test("answers that can be worked out are right", arguments: InstructionRule.all)
  func rules(rule: InstructionRule) {
    let entries = Self.entries.filter { rule.begins.contains(where: $0.instruction.hasPrefix) }
    #expect(entries.count >= rule.atLeast, "\(entries.count) entries")
    for entry in entries { #expect(rule.answer(entry) == entry.output, "\(entry)") }
  }

  @Test("answers that repeat what is asked about repeat it right")
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
  /// How the instruction begins, without the words, numbers and units that it is about.
  fileprivate var kind: String {
    let words = instruction.filter { !$0.isNumber }.split(separator: " ").map(String.init)
    return words.filter { InstructionRule.sizes[$0] == nil && !$0.hasPrefix("'") }.prefix(2).joined(
      separator: " ")
  }
}
