import Corpora
import TestSupport
import Testing
import Tokenizing
import TokenizingTopics

@Suite("Topic unknown: bytes for words without an id")
struct UnknownTests {
  @Test("Every text comes back")
  func roundTrip() throws {
    let tokenizer = ByteFallbackWords(text: trainingText)
    var generator = SplitMix(state: 7)
    for text in ["", " ", trainingText, try Corpus.ukrainianStory(), "🙂\u{0}"] {
      #expect(sameBytes(tokenizer.decode(tokenizer.encode(text)), text))
    }
    for _ in 0..<100 {
      let text = randomText(count: 60, using: &generator)
      let ids = tokenizer.encode(text)
      #expect(sameBytes(tokenizer.decode(ids), text))
      #expect(ids.allSatisfy { (0..<tokenizer.vocabularySize).contains($0) })
    }
  }

  @Test("Known words are one token, others their bytes")
  func ids() {
    let tokenizer = ByteFallbackWords(text: "a tide, a tide, a bay")
    #expect(tokenizer.vocabularySize == 256 + 2)  // " a", " tide"
    #expect(tokenizer.encode(" tide a") == [257, 256])
    #expect(tokenizer.encode(" bay") == " bay".utf8.map { Int($0) })
  }

  @Test("Shares of unknown words")
  func shares() {
    let share = unknownShare(of: ["a", "b", "b", "c"], learned: ["a", "x"])
    #expect(share.words == 0.75 && abs(share.kinds - 2.0 / 3) < 1e-12)
    #expect(unknownShare(of: [], learned: []) == (0, 0))
  }
}
