import Foundation
import InstructionTuning
import TestSupport
import Testing

@Suite("Near duplicates")
struct NearDuplicateTests {
  @Test("Equal texts come first, then similar ones; others are not found")
  func order() {
    let texts = [
      "What is an antonym of 'polite'?", "Convert 4 kilometers to meters.", "What is an antonym of 'polite'?",
      "Convert 45 kilometers to meters.", "Sort the letters.",
    ]
    let found = nearDuplicates(among: texts, above: 0.6)
    #expect(found.map { [$0.first, $0.second] } == [[0, 2], [1, 3]])
    expectClose(found[0].similarity, to: 1)
    #expect(found[1].similarity < 1)
  }

  @Test("The similarity is the cosine of TF-IDF vectors")
  func byHand() throws {
    // Runs of three: abc, bcd in the first, abc, bcx in the second, xyz in the third.
    let found = nearDuplicates(among: ["abcd", "ABCX", "xyz"], above: 0)
    let (shared, own) = (log(4.0 / 2), log(4.0 / 1))
    #expect(found.count == 1)
    expectClose(try #require(found.first).similarity, to: shared * shared / (shared * shared + own * own))
  }

  @Test("Texts too short for a trigram match no other", arguments: [[], ["ab", "ab"], [""]])
  func short(texts: [String]) {
    #expect(nearDuplicates(among: texts, above: 0).isEmpty)
  }
}
