import TestSupport
import Testing
import Tokenizing

@Suite("Word tokenizers")
struct WordTokenizerTests {
  @Test("The four splits of the book")
  func splits() throws {
    let entry = Golden.entry("splits", in: "ch01")
    let expected = entry.outputs["pieces"].list.map(\.strings)
    let first = entry.inputs["first"].string
    let steps: [WordSplitter] = [.atWhiteSpace, .atCommasAndStops, .withoutBlanks]
    #expect(steps.map { $0.pieces(of: first) } == Array(expected.prefix(3)))
    #expect(WordSplitter.words.pieces(of: entry.inputs["second"].string) == expected[3])
  }

  @Test("Pieces of other texts, dashes and underscores among them")
  func pieces() throws {
    for entry in Golden.entries(in: "tokenizers", prefix: "words-") where entry.id != "words-vocabulary" {
      #expect(
        WordSplitter.words.pieces(of: entry.inputs["text"].string) == entry.outputs["pieces"].strings,
        "\(entry.id)")
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
      Golden.entry("words-vocabulary", in: "tokenizers"),
      Golden.entry("word-vocabulary", in: "ch01"),
    ] {
      #expect(pieces.count == entry.outputs["pieces"].int)
      #expect(Array(pieces.prefix(30)) == entry.outputs["first"].strings)
      #expect(plain.count == entry.outputs["vocabulary"].int)
      #expect(Array(plain.words.prefix(51)) == entry.outputs["head"].strings)
    }
    let entry = Golden.entry("words-vocabulary", in: "tokenizers")
    #expect(wide.count == entry.outputs["with_specials"].int)
    #expect(Array(wide.words.suffix(5)) == entry.outputs["tail"].strings)
    let ids = try SimpleTokenizerV1(vocabulary: plain).encode(try verdict())
    #expect(digest(ids) == entry.outputs["sha256_of_ids"].string)

    let tail = Golden.entry("word-v2", in: "ch01").outputs["tail"].list
    #expect(tail.map { $0[0].string } == wide.words.suffix(5))
    #expect(tail.map { $0[1].int } == wide.words.suffix(5).map { wide[$0] })
  }

  @Test("Both tokenizers on the texts of the golden file", .enabled(if: hasVerdict, needsVerdict))
  func bothTokenizers() throws {
    let words = WordSplitter.words.pieces(of: try verdict())
    let v1 = SimpleTokenizerV1(vocabulary: WordVocabulary(words: words))
    let v2 = SimpleTokenizerV2(
      vocabulary: WordVocabulary(words: words, specialTokens: [endOfTextToken, unknownToken]))
    for entry in Golden.entries(in: "tokenizers", prefix: "words-") where entry.id != "words-vocabulary" {
      let text = entry.inputs["text"].string
      #expect(v2.encode(text) == entry.outputs["v2_ids"].ints, "\(entry.id)")
      #expect(v2.decode(v2.encode(text)) == entry.outputs["v2_text"].string, "\(entry.id)")
      guard !entry.outputs["v1_ids"].isNull else {
        #expect(throws: TokenizerError.self, "\(entry.id)") { try v1.encode(text) }
        continue
      }
      let ids = entry.outputs["v1_ids"].ints
      #expect(try v1.encode(text) == ids, "\(entry.id)")
      #expect(v1.decode(ids) == entry.outputs["v1_text"].string, "\(entry.id)")
    }
    let one = Golden.entry("word-v1", in: "ch01")
    #expect(try v1.encode(one.inputs["text"].string) == one.outputs["ids"].ints)
    #expect(v1.decode(one.outputs["ids"].ints) == one.outputs["text"].string)
    let two = Golden.entry("word-v2", in: "ch01")
    #expect(v2.vocabularySize == two.outputs["vocabulary"].int)
    #expect(v2.encode(two.inputs["text"].string) == two.outputs["ids"].ints)
    #expect(v2.decode(two.outputs["ids"].ints) == two.outputs["text"].string)
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

  @Test("Characters are restored, unknown ones as U+FFFD")
  func characters() {
    let tokenizer = CharacterTokenizer(text: "cabbage\u{301}")
    #expect(tokenizer.vocabularySize == 7)
    #expect(tokenizer.encode("cab\u{301}x") == [2, 0, 1, 5, 6])
    #expect(sameBytes(tokenizer.decode([2, 0, 1, 5, 6]), "cab\u{301}\u{FFFD}"))
  }
}
