import Testing
import Tokenizing

@Suite("Word tokenizers")
struct WordTokenizerTests {
  @Test("The four splits of the book")
  func splits() throws {
    let entry = try GoldenEntry.one("ch01.json", "splits")
    let expected: [[String]] = try entry.output("pieces")
    let first: String = try entry.input("first")
    let steps: [WordSplitter] = [.atWhiteSpace, .atCommasAndStops, .withoutBlanks]
    #expect(steps.map { $0.pieces(of: first) } == Array(expected.prefix(3)))
    #expect(WordSplitter.words.pieces(of: try entry.input("second")) == expected[3])
  }

  @Test("Pieces of other texts, dashes and underscores among them")
  func pieces() throws {
    for entry in try GoldenEntry.all("tokenizers.json", prefix: "words-") where entry.id != "words-vocabulary"
    {
      #expect(
        WordSplitter.words.pieces(of: try entry.input("text")) == (try entry.output("pieces")), "\(entry.id)")
    }
  }

  @Test("An odd number of dashes, and separators at both ends")
  func dashes() {
    #expect(WordSplitter.words.pieces(of: "a---b-") == ["a", "--", "-b-"])
    #expect(WordSplitter.atWhiteSpace.pieces(of: " a ") == ["", " ", "a", " ", ""])
    #expect(WordSplitter.atWhiteSpace.pieces(of: "a\r\nb") == ["a", "\r", "", "\n", "b"])
    #expect(WordSplitter.words.pieces(of: "a\u{A0}b\u{1C}c\u{3000}") == ["a", "b", "c"])
  }

  @Test("The vocabulary is sorted by code point and keeps differently composed words apart")
  func vocabularyOrder() {
    let composed = "caf\u{E9}"
    let decomposed = "cafe\u{301}"
    let vocabulary = WordVocabulary(
      words: ["b", "Z", composed, decomposed, "🙂", "\u{FFFD}", "b", "a"], specialTokens: ["<|unk|>"])
    let expected = ["Z", "a", "b", decomposed, composed, "\u{FFFD}", "🙂", "<|unk|>"]
    #expect(vocabulary.words.map { Array($0.utf8) } == expected.map { Array($0.utf8) })
    #expect(vocabulary[decomposed] == 3)
    #expect(vocabulary[composed] == 4)
    #expect(vocabulary["c"] == nil)
  }

  @Test("Words and vocabulary of the-verdict.txt", .enabled(if: hasVerdict, needsVerdict))
  func verdictVocabulary() throws {
    let pieces = WordSplitter.words.pieces(of: try verdict())
    let plain = WordVocabulary(words: pieces)
    let wide = WordVocabulary(words: pieces, specialTokens: [endOfTextToken, unknownToken])
    for entry in [
      try GoldenEntry.one("tokenizers.json", "words-vocabulary"),
      try GoldenEntry.one("ch01.json", "word-vocabulary"),
    ] {
      #expect(pieces.count == (try entry.output("pieces")))
      #expect(Array(pieces.prefix(30)) == (try entry.output("first")))
      #expect(plain.count == (try entry.output("vocabulary")))
      #expect(Array(plain.words.prefix(51)) == (try entry.output("head")))
    }
    let entry = try GoldenEntry.one("tokenizers.json", "words-vocabulary")
    #expect(wide.count == (try entry.output("with_specials")))
    #expect(Array(wide.words.suffix(5)) == (try entry.output("tail")))
    let ids = try SimpleTokenizerV1(vocabulary: plain).encode(try verdict())
    #expect(digest(ids) == (try entry.output("sha256_of_ids")))

    let tail: [[Any]] = try GoldenEntry.one("ch01.json", "word-v2").output("tail")
    #expect(tail.map { $0[0] as? String } == wide.words.suffix(5))
    #expect(tail.map { $0[1] as? Int } == wide.words.suffix(5).map { wide[$0] })
  }

  @Test("Both tokenizers on the texts of the golden file", .enabled(if: hasVerdict, needsVerdict))
  func bothTokenizers() throws {
    let words = WordSplitter.words.pieces(of: try verdict())
    let v1 = SimpleTokenizerV1(vocabulary: WordVocabulary(words: words))
    let v2 = SimpleTokenizerV2(
      vocabulary: WordVocabulary(words: words, specialTokens: [endOfTextToken, unknownToken]))
    for entry in try GoldenEntry.all("tokenizers.json", prefix: "words-") where entry.id != "words-vocabulary"
    {
      let text: String = try entry.input("text")
      #expect(v2.encode(text) == (try entry.output("v2_ids")), "\(entry.id)")
      #expect(v2.decode(v2.encode(text)) == (try entry.output("v2_text")), "\(entry.id)")
      guard let ids = entry.outputs["v1_ids"] as? [Int] else {
        #expect(throws: TokenizerError.self, "\(entry.id)") { try v1.encode(text) }
        continue
      }
      #expect(try v1.encode(text) == ids, "\(entry.id)")
      #expect(v1.decode(ids) == (try entry.output("v1_text")), "\(entry.id)")
    }
    let one = try GoldenEntry.one("ch01.json", "word-v1")
    #expect(try v1.encode(try one.input("text")) == (try one.output("ids")))
    #expect(v1.decode(try one.output("ids")) == (try one.output("text")))
    let two = try GoldenEntry.one("ch01.json", "word-v2")
    #expect(v2.vocabularySize == (try two.output("vocabulary")))
    #expect(v2.encode(try two.input("text")) == (try two.output("ids")))
    #expect(v2.decode(try two.output("ids")) == (try two.output("text")))
    #expect(v2.endOfText == 1130)
    #expect(v2.unknown == 1131)
  }

  @Test("V1 names the first unknown word; V2 replaces it")
  func unknownWord() throws {
    let v1 = SimpleTokenizerV1(vocabulary: WordVocabulary(words: ["tea", ",", "like"]))
    #expect(throws: TokenizerError.unknownWord("Hello")) { try v1.encode("tea, Hello, you") }
    #expect(
      TokenizerError.unknownWord("Hello").description
        == "The word \"Hello\" is not in the vocabulary; add it, or use a tokenizer with an unknown token.")
    let v2 = SimpleTokenizerV2(
      vocabulary: WordVocabulary(words: ["tea", ",", "like"], specialTokens: [unknownToken]))
    #expect(v2.encode("tea, Hello") == [2, 0, 3])
    #expect(v2.decode([2, 0, 3]) == "tea, <|unk|>")
    #expect(v2.endOfText == nil)
  }

  @Test("Characters come back, unknown ones as U+FFFD")
  func characters() {
    let tokenizer = CharacterTokenizer(text: "cabbage\u{301}")
    #expect(tokenizer.vocabularySize == 7)
    #expect(tokenizer.encode("cab\u{301}x") == [2, 0, 1, 5, 6])
    #expect(sameBytes(tokenizer.decode([2, 0, 1, 5, 6]), "cab\u{301}\u{FFFD}"))
  }
}
