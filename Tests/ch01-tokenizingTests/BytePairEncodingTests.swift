import Foundation
import TestSupport
import Testing
import Tokenizing

@Suite("Byte-pair encoding")
struct BytePairEncodingTests {
  private let tokenizer = BytePairTrainer.train(on: trainingText, vocabularySize: 400)

  @Test("The byte alphabet: 256 printable characters, ordered by code point")
  func byteAlphabet() {
    let characters = ByteAlphabet.bytes.map(ByteAlphabet.character)
    #expect(Set(characters).count == 256)
    #expect(characters == characters.sorted())
    #expect(Set(ByteAlphabet.bytes).count == 256)
    #expect(ByteAlphabet.text(for: Array(" the\n\u{AD}".utf8)) == "ĠtheĊÂŃ")
    #expect(characters.last == "\u{143}")
  }

  @Test("Decoding restores every text")
  func roundTrip() throws {
    var generator = SplitMix(state: 4)
    var texts = [
      "", "\r\n\r\n", "\u{A0}nbsp\u{A0}", "👩‍👩‍👧‍👦🇺🇦👍🏽", "Їжак ґречно єсть.", "cafe\u{301} caf\u{E9}",
      "\u{0}\u{7F}\u{FEFF}\u{10FFFF}",
    ]
    texts += (0..<200).map { _ in randomText(count: 50, using: &generator) }
    for text in texts {
      #expect(sameBytes(tokenizer.decode(try tokenizer.encode(text)), text), "\(text.debugDescription)")
    }
  }

  @Test("Merging one pair at a time, always the earliest, gives the same ids")
  func equalsNaive() throws {
    var generator = SplitMix(state: 5)
    let letters = Array("the lowriv".unicodeScalars)
    for _ in 0..<300 {
      var view = String.UnicodeScalarView()
      for _ in 0..<40 { view.append(letters.randomElement(using: &generator)!) }
      let expected = GPT2PreTokenizer.pieces(of: String(view)).flatMap(mergedOneByOne)
      #expect(try tokenizer.encode(String(view)) == expected, "\(view)")
    }
  }

  @Test("Long words give the same ids as merging one pair at a time", arguments: [1, 2, 3, 26])
  func longWords(alphabet: Int) throws {
    var generator = SplitMix(state: 8)
    let text = randomWord(count: 1_000, alphabet: alphabet, using: &generator)
    let tokenizer = BytePairTrainer.train(on: text, vocabularySize: 256 + 40, specialTokens: [])
    for count in [2, 3, 4, 5, 60, 150] {
      let word = randomWord(count: count, alphabet: alphabet, using: &generator)
      let expected = mergedOneByOne(word, by: tokenizer)
      #expect(tokenizer.encodeOrdinary(word) == expected, "\(word)")
    }
  }

  // With a search through all pairs for every merge, this takes more than four minutes.
  @Test("A word of three million letters is encoded at once", .timeLimit(.minutes(2)))
  func veryLongWord() {
    var generator = SplitMix(state: 7)
    let word = randomWord(count: 3_000_000, using: &generator)
    let ids = tokenizer.encodeOrdinary(word)
    #expect(ids.count < word.utf8.count)
    #expect(tokenizer.decode(ids) == word)
  }

  private func mergedOneByOne(_ word: String) -> [Int] { mergedOneByOne(word, by: tokenizer) }

  private func mergedOneByOne(_ word: String, by tokenizer: BytePairEncoding) -> [Int] {
    var tokens = word.utf8.map { byte in ByteAlphabet.bytes.firstIndex(of: byte)! }
    while true {
      let found = tokens.indices.dropLast().compactMap { position in
        tokenizer.merges.firstIndex(of: TokenPair(tokens[position], tokens[position + 1]))
          .map { (rank: $0, position: position) }
      }
      guard let best = found.min(by: { $0 < $1 }) else { return tokens }
      tokens.replaceSubrange(best.position...best.position + 1, with: [256 + best.rank])
    }
  }

  @Test("Without merges every byte is a token")
  func bytesOnly() throws {
    let bytes = BytePairEncoding(merges: [], specialTokens: [])
    #expect(bytes.vocabularySize == 256)
    #expect(try bytes.encode("é!").map { bytes.bytes(of: $0) } == [[0xC3], [0xA9], [0x21]])
    #expect(bytes.endOfText == nil)
  }

  @Test("Special tokens: only allowed ones get their ids, and the longer of two wins")
  func specialTokens() throws {
    let special = BytePairEncoding(merges: [], specialTokens: [endOfTextToken, "<|end", "[PAD]"])
    #expect(special.vocabularySize == 259)
    #expect(try special.encode("a[PAD]", allowedSpecial: ["[PAD]"]) == [64, 258])
    #expect(throws: TokenizerError.specialTokenInText(endOfTextToken)) {
      try special.encode("x" + endOfTextToken, allowedSpecial: ["[PAD]"])
    }
    let all: Set = [endOfTextToken, "<|end", "[PAD]"]
    #expect(try special.encode("<|end<|endoftext|>", allowedSpecial: all) == [257, 256])
    #expect(special.decode([257, 64, 256]) == "<|enda<|endoftext|>")
    #expect(
      TokenizerError.specialTokenInText("[PAD]").description
        == "The text contains the special token [PAD]; allow it, or encode the text as ordinary text.")
  }

  @Test("Bytes that are not UTF-8 become U+FFFD, one for each broken character")
  func invalidBytes() {
    let bytes = BytePairEncoding(merges: [], specialTokens: [])
    func decode(_ values: [UInt8]) -> String {
      bytes.decode(values.map { value in ByteAlphabet.bytes.firstIndex(of: value)! })
    }
    // As Python's bytes.decode(errors="replace") does it.
    #expect(decode([0x61, 0xF0, 0x9F, 0x99, 0x62]) == "a\u{FFFD}b")
    #expect(decode([0xC0, 0x80]) == "\u{FFFD}\u{FFFD}")
    #expect(decode([0xED, 0xA0, 0x80]) == "\u{FFFD}\u{FFFD}\u{FFFD}")
    #expect(decode([0xE4, 0xBD, 0xE4, 0xBD, 0xA0]) == "\u{FFFD}你")
    #expect(decode([0x80, 0xFF]) == "\u{FFFD}\u{FFFD}")
  }

  @Test("Streaming random bytes gives the same text as decoding them at once")
  func streaming() {
    let bytes = BytePairEncoding(merges: [], specialTokens: [])
    var generator = SplitMix(state: 6)
    let frequent: [UInt8] = [0x61, 0x80, 0x9F, 0xBD, 0xC3, 0xE4, 0xF0, 0xF4, 0xFF]
    for _ in 0..<500 {
      let values = (0..<20).map { _ in frequent.randomElement(using: &generator)! }
      let ids = values.map { value in ByteAlphabet.bytes.firstIndex(of: value)! }
      var decoder = StreamingDecoder(bytes)
      let streamed = ids.map { decoder.append($0) }.joined() + decoder.finish()
      #expect(sameBytes(streamed, bytes.decode(ids)), "\(values)")
    }
  }

  @Test("Streaming a text never shows U+FFFD")
  func streamingText() throws {
    var decoder = StreamingDecoder(tokenizer)
    let text = "Їжак 🙂 你好 \u{10FFFF}!"
    let pieces = try tokenizer.encode(text).map { decoder.append($0) }
    #expect(!pieces.contains { $0.contains("\u{FFFD}") })
    #expect(pieces.joined() == text)
    #expect(decoder.finish() == "")
  }

  @Test("Ids outside the vocabulary trap, and so do merges of tokens that do not exist yet")
  func traps() async {
    let first = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = BytePairEncoding(merges: []).decode([257])
    }
    expectMessage("id 257 is not in a vocabulary of 257", of: first)
    let second = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = BytePairEncoding(merges: [TokenPair(0, 256)])
    }
    expectMessage("uses a token that only a later merge makes", of: second)
  }

  @Test("Merges that double stop with a message before their tokens fill the memory")
  func doubling() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = BytePairEncoding(merges: [TokenPair(0, 0)] + (256..<318).map { TokenPair($0, $0) })
    }
    expectMessage("merge 16 makes a token of more than 65536 bytes", of: result)
  }
}
