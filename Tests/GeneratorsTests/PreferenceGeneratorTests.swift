import Foundation
import TestSupport
import Testing

@testable import Corpora
@testable import Files
@testable import Generators

@Suite("Preference generator") struct PreferenceGeneratorTests {
  private static let pairs = PreferenceGenerator().pairs()

  @Test("the generator reproduces Data/preferences.json, and the file reads back as the same pairs")
  func regenerated() throws {
    let path = try Corpus.standInPath(of: "preferences.json")
    #expect(try decodeUTF8(readFile(at: path), from: path) == PreferenceGenerator().text())
    let folder = try TemporaryFolder()
    let location = try DataLocation(option: folder.path, environment: ["HOME": folder.path])
    #expect(try Corpus.preferences(in: location).content == Self.pairs.map(\.preference))
  }

  @Test("every instruction has a pair, and both versions contain the right answer")
  func instructions() {
    let preferences = Self.pairs.map(\.preference)
    #expect(
      preferences.map { Instruction(instruction: $0.instruction, input: $0.input, output: $0.output) }
        == InstructionGenerator().entries())
    for preference in preferences {
      #expect(preference.chosen.contains(preference.output))
      #expect(preference.rejected.contains(preference.output))
      #expect(preference.chosen != preference.rejected)
    }
  }

  @Test("both answers of a pair have the same number of words, and about as many characters on average")
  func lengths() {
    var difference = 0
    for preference in Self.pairs.map(\.preference) {
      let counts = [preference.chosen, preference.rejected].map { $0.split(separator: " ").count }
      #expect(counts[0] == counts[1], "\(preference.chosen) | \(preference.rejected)")
      difference += preference.chosen.utf8.count - preference.rejected.utf8.count
    }
    #expect(abs(Double(difference) / Double(Self.pairs.count)) < 1)
  }

  @Test("one pair in ten is a tie; in the others the tone tells which answer is chosen")
  func ties() {
    #expect((88...132).contains(Self.pairs.count(where: \.isTie)))
    let clear = Self.pairs.filter { !$0.isTie }.map(\.preference)
    let polite = Set(clear.map { $0.chosen.replacing($0.output, with: "") })
    let curt = Set(clear.map { $0.rejected.replacing($0.output, with: "") })
    #expect(polite.isDisjoint(with: curt))
    for tie in Self.pairs.filter(\.isTie).map(\.preference) {
      let tones = [tie.chosen, tie.rejected].map { $0.replacing(tie.output, with: "") }
      #expect(tones.allSatisfy(polite.contains) || tones.allSatisfy(curt.contains))
    }
  }
}
