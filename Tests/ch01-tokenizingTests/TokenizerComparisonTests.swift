import Testing
import Tokenizing

@Suite("Comparing tokenizers")
struct TokenizerComparisonTests {
  @Test("Tokens, rates and round trip of a text that can be counted by hand")
  func counted() throws {
    let words = SimpleTokenizerV2(
      vocabulary: WordVocabulary(words: ["low", "."], specialTokens: [endOfTextToken, unknownToken]))
    let row = try TokenizerComparison("words", words, on: "low lower low.")
    #expect((row.name, row.vocabularySize, row.tokens) == ("words", 4, 4))
    #expect(row.tokensPerCharacter == 4.0 / 14)
    #expect(row.unknownRate == 0.25)
    #expect(!row.roundTrips)
    let bytes = try TokenizerComparison("bytes", BytePairEncoding(merges: []), on: "ґава")
    #expect((bytes.tokens, bytes.tokensPerCharacter, bytes.unknownRate, bytes.roundTrips) == (8, 2, 0, true))
  }

  @Test("A text that differs only in composed accents does not count as restored")
  func composedAccents() throws {
    struct Composing: Tokenizer {
      let vocabularySize = 1
      func encode(_ text: String) -> [Int] { [0] }
      func decode(_ ids: [Int]) -> String { "\u{E9}" }
    }
    #expect(try TokenizerComparison("", Composing(), on: "\u{E9}").roundTrips)
    #expect(!(try TokenizerComparison("", Composing(), on: "e\u{301}").roundTrips))
  }

  @Test("An empty text has no rates; a refused text throws")
  func edges() throws {
    let bytes = BytePairEncoding(merges: [])
    let row = try TokenizerComparison("bytes", bytes, on: "")
    #expect((row.tokens, row.tokensPerCharacter, row.unknownRate, row.roundTrips) == (0, 0, 0, true))
    #expect(throws: TokenizerError.self) { try TokenizerComparison("bytes", bytes, on: endOfTextToken) }
  }
}
