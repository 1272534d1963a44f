import Corpora
import Testing
import Tokenizing
import TokenizingTopics

@Suite("Topic parallel: the same ids")
struct ParallelTests {
  /// Trained on runs of spaces as well, so that it has tokens of several.
  private static let tokenizer = BytePairTrainer.train(
    on: trainingText + trainingText.replacing(" ", with: "   "), vocabularySize: 320)

  @Test("Any number of pieces", arguments: [1, 2, 3, 17, 1000])
  func pieces(count: Int) throws {
    let story = try Corpus.ukrainianStory()
    for text in ["", " ", "a", "a b", trainingText, story, "  x   y z\n\n  w'll 'tis  "] {
      #expect(
        Self.tokenizer.encodeInParallel(text, pieces: count) == Self.tokenizer.encodeOrdinary(text))
    }
    var generator = SplitMix(state: UInt64(count))
    for _ in 0..<30 {
      let text = randomText(count: 200, using: &generator)
      #expect(
        Self.tokenizer.encodeInParallel(text, pieces: count) == Self.tokenizer.encodeOrdinary(text))
    }
  }

  @Test("The cuts cover the text, and lie before single spaces")
  func cuts() {
    let utf8 = Array(trainingText.utf8)
    let ranges = safeCuts(of: utf8, into: 9)
    #expect(ranges.count == 9 && ranges.first?.lowerBound == 0 && ranges.last?.upperBound == utf8.count)
    #expect(zip(ranges, ranges.dropFirst()).allSatisfy { $0.upperBound == $1.lowerBound })
    #expect(ranges.dropFirst().allSatisfy { utf8[$0.lowerBound] == UInt8(ascii: " ") })
    #expect(safeCuts(of: Array("nospacehere".utf8), into: 4) == [0..<11])
    #expect(safeCuts(of: [], into: 4) == [0..<0])
  }

  @Test("A cut inside a word changes the ids")
  func careless() {
    let utf8 = Array("the river".utf8)
    #expect(Self.tokenizer.encode(utf8, cutAt: [0..<2, 2..<9]) != Self.tokenizer.encodeOrdinary("the river"))
  }

  @Test("Without a cache, the same ids")
  func cache() {
    #expect(Self.tokenizer.encodeWithoutCache(trainingText) == Self.tokenizer.encodeOrdinary(trainingText))
  }
}
