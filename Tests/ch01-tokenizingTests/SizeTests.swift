import TestSupport
import Testing
import Tokenizing
import TokenizingKernels
import TokenizingTopics

@Suite("Topic size: bits per character")
struct SizeTests {
  private static let documents = [[0, 1, 2, 0, 1, 2, 3], [3, 3, 3], [1], []]

  @Test("Probabilities sum to one, whatever came before", arguments: [1, 2, 3, 4])
  func sumsToOne(order: Int) {
    let model = TokenNGrams(Self.documents, vocabularySize: 6, order: order)
    for context in [[], [0], [0, 1], [2, 0, 1], [5], [3, 3, 3, 3], [5, 4, 3]] {
      let sum = (0..<6).reduce(0.0) { $0 + model.probability(of: $1, after: context[...]) }
      #expect(abs(sum - 1) < 1e-12, "\(context)")
    }
  }

  @Test("A probability by hand")
  func byHand() {
    // "a b a c": a twice, b and c once. Of one token: D = 3/4, three kinds among four.
    let one = TokenNGrams([[0, 1, 0, 2]], vocabularySize: 4, order: 1)
    let saved = 0.75 * 3 / 4
    #expect(abs(one.probability(of: 0, after: []) - (1.25 / 4 + saved / 4)) < 1e-12)
    #expect(abs(one.probability(of: 3, after: []) - saved / 4) < 1e-12)
    // After a: b and c, once each.
    let two = TokenNGrams([[0, 1, 0, 2]], vocabularySize: 4, order: 2)
    let lower = one.probability(of: 1, after: [])
    #expect(abs(two.probability(of: 1, after: [0]) - (0.25 / 2 + 0.75 * 2 / 2 * lower)) < 1e-12)
    #expect(two.probability(of: 1, after: [3]) == lower)
  }

  @Test("A context does not reach into the document before")
  func documents() {
    let apart = TokenNGrams([[0], [1]], vocabularySize: 2)
    #expect(apart.probability(of: 1, after: [0]) == apart.probability(of: 1, after: []))
  }

  @Test("Bits per character are bits per token, by the characters of a token")
  func measurement() throws {
    let texts = ["the tide, the tide", "a tower"]
    for tokenizer in vocabularies(ofSizes: [256, 260, 300], from: texts) {
      let result = try SizeMeasurement(tokenizer, learned: texts, measured: ["the tower"])
      #expect(result.characters == 9)
      #expect(
        abs(result.bitsPerCharacter * result.charactersPerToken - result.bitsPerToken) < 1e-12)
    }
  }

  @Test("Smaller vocabularies are the beginning of the largest; a short text ends early")
  func nested() {
    let all = vocabularies(ofSizes: [258, 256, 4096], from: [trainingText])
    #expect(all.map(\.vocabularySize).prefix(2) == [256, 258] && all.count == 3)
    #expect(all[2].vocabularySize < 4096 && all[2].merges.starts(with: all[1].merges))
  }

  @Test("Every tenth document is put aside")
  func split() {
    let text = (0..<23).map { "text \($0)\n\(endOfTextToken)\n" }.joined()
    let (learned, measured) = splitDocuments(text)
    #expect(measured == ["text 9\n", "text 19\n"] && learned.count == 21)
    #expect(beginning(of: ["abc", "de", "f"], characters: 4) == ["abc", "de"])
    #expect(beginning(of: ["abc"], characters: 0).isEmpty)
  }
}
