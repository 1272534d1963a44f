import TestSupport
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

  @Test("A text that differs only in composed accents has not come back")
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

@Suite("SHA-256")
struct SHA256Tests {
  @Test("The examples of the standard, and lengths around a block")
  func examples() {
    #expect(sha256([]) == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
    #expect(sha256("abc".utf8) == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
    #expect(
      sha256("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq".utf8)
        == "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1")
    #expect(
      sha256(repeatElement(UInt8(ascii: "a"), count: 64))
        == "ffe054fe7ae0cb6dc65c3af9b61d5209f439851db43d0ba5997337df154668eb")
  }
}
