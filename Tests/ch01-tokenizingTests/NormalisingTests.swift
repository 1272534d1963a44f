import Foundation
import TestSupport
import Testing
import Tokenizing
import TokenizingTopics

@Suite("Topic normalising")
struct NormalisingTests {
  private struct Python: Decodable {
    var texts: [String]
    var nfc: [String]
    var nfkc: [String]
  }

  @Test("NFC and NFKC are Python's")
  func unicode() throws {
    let data = try Data(contentsOf: Golden.url(of: "topics/normalising.json"))
    let python = try JSONDecoder().decode(Python.self, from: data)
    #expect(python.texts.count == 18)
    for (place, text) in python.texts.enumerated() {
      #expect(sameBytes(TextNormalization.nfc(text), python.nfc[place]), "\(text)")
      #expect(sameBytes(TextNormalization.nfkc(text), python.nfkc[place]), "\(text)")
    }
  }

  @Test("Doing it twice changes nothing more", arguments: TextNormalization.allCases)
  func idempotent(_ normalize: TextNormalization) {
    var generator = SplitMix(state: 11)
    for count in [0, 1, 40, 200] {
      for _ in 0..<20 {
        let once = normalize(randomText(count: count, using: &generator))
        #expect(sameBytes(normalize(once), once), "\(once.debugDescription)")
      }
    }
  }

  @Test("Marks and words")
  func marks() {
    #expect(TextNormalization.plainMarks("“It’s 5–6…”\u{A0}—") == "\"It's 5-6...\" --")
    #expect(TextNormalization.lowercase("ÜBER İ") == "über i\u{307}")
    #expect(TextNormalization.wordsOnly(" C++, it's ½! ") == "C it s ½")
    #expect(TextNormalization.wordsOnly("…") == "")
  }

  @Test("Bits before are bits after and bits lost")
  func chainRule() {
    var generator = SplitMix(state: 3)
    for count in [1, 10, 500] {
      let words = (0..<count).map { _ in
        let word = randomWord(count: 2, alphabet: 3, using: &generator)
        return Bool.random(using: &generator) ? word.uppercased() : word
      }
      let loss = NormalizationLoss(words) { TextNormalization.lowercase($0) }
      #expect(abs(loss.bitsBefore - loss.bitsAfter - loss.bitsLost) < 1e-12)
      let nothing = NormalizationLoss(words) { $0 }
      #expect(nothing.bitsLost == 0 && nothing.mixed.isEmpty)
    }
    let loss = NormalizationLoss(["The", "the", "the", "The", "a"]) { TextNormalization.lowercase($0) }
    #expect(loss.kindsBefore == 3 && loss.kindsAfter == 2 && loss.mixed == [["The", "the"]])
    #expect(abs(loss.bitsLost - 0.8) < 1e-12)
    #expect(NormalizationLoss([]) { $0 }.bitsBefore == 0)
  }

  @Test("Words that differ only in how accents are written are two")
  func accents() {
    let loss = NormalizationLoss(["\u{E9}", "e\u{301}"]) { TextNormalization.nfc($0) }
    #expect(loss.kindsBefore == 2 && loss.kindsAfter == 1 && abs(loss.bitsLost - 1) < 1e-12)
  }
}
