import Foundation
import TestSupport
import Testing
import Tokenizing

@Suite("GPT-2's vocabulary", .enabled(if: hasGPT2, needsGPT2))
struct GPT2Tests {
  private let tokenizer: BytePairEncoding

  init() throws {
    tokenizer = try BytePairEncoding.gpt2(mergesFile: try #require(realFile("vocab.bpe")))
  }

  @Test("Sizes, and the files the golden values were made with")
  func files() throws {
    let entry = try GoldenEntry.one("tokenizers.json", "gpt2-files")
    #expect(tokenizer.vocabularySize == (try entry.output("n_vocab")))
    #expect(tokenizer.endOfText == (try entry.output("end_of_text")))
    for name in ["vocab.bpe", "the-verdict.txt", "encoder.json"] {
      guard let file = realFile(name) else { continue }
      #expect(sha256(try Data(contentsOf: file)) == (try entry.output(name)), "\(name)")
    }
    #expect(tokenizer.printable(262) == "Ġthe")
    #expect(tokenizer.printable(50256) == "<|endoftext|>")
  }

  @Test("The ids that follow from the merges are those of encoder.json")
  func encoderFile() throws {
    if let file = realFile("encoder.json") { try tokenizer.check(encoderFile: file) }
  }

  @Test("All strings: ids, bytes of each token, and back")
  func strings() throws {
    var count = 0
    for entry in try GoldenEntry.all("tokenizers.json", prefix: "gpt2-") {
      guard let bytes = entry.outputs["bytes"] as? [String] else { continue }
      let text = try entry.text()
      let ids: [Int] = try entry.output("ids")
      #expect(tokenizer.encodeOrdinary(text) == ids, "\(entry.id)")
      #expect(ids.map { tokenizer.bytes(of: $0).map(hexadecimal).joined() } == bytes, "\(entry.id)")
      #expect(sameBytes(tokenizer.decode(ids), text), "\(entry.id)")
      count += 1
    }
    #expect(count == 85)
  }

  private func hexadecimal(_ byte: UInt8) -> String { (byte < 16 ? "0" : "") + String(byte, radix: 16) }

  @Test("Special tokens: refused, allowed, or ordinary text")
  func specialTokens() throws {
    for entry in try GoldenEntry.all("tokenizers.json", prefix: "gpt2-special-") {
      let text: String = try entry.input("text")
      if try entry.output("default_refuses") {
        #expect(throws: TokenizerError.specialTokenInText(endOfTextToken), "\(entry.id)") {
          try tokenizer.encode(text)
        }
      } else {
        #expect(try tokenizer.encode(text) == (try entry.output("default_ids")), "\(entry.id)")
      }
      let allowed = try tokenizer.encode(text, allowedSpecial: [endOfTextToken])
      #expect(allowed == (try entry.output("allowed_ids")), "\(entry.id)")
      #expect(tokenizer.encodeOrdinary(text) == (try entry.output("ordinary_ids")), "\(entry.id)")
    }
  }

  @Test("Parts of a character: bytes, U+FFFD, and nothing yet when streamed")
  func partialCharacters() throws {
    for entry in try GoldenEntry.all("tokenizers.json", prefix: "gpt2-partial-") {
      for prefix in try entry.output("prefixes") as [[String: Any]] {
        let ids = try #require(prefix["ids"] as? [Int])
        let text = try #require(prefix["text"] as? String)
        #expect(ids.flatMap(tokenizer.bytes).map(hexadecimal).joined() == prefix["bytes"] as? String)
        #expect(sameBytes(tokenizer.decode(ids), text), "\(entry.id)")
        var decoder = StreamingDecoder(tokenizer)
        let streamed = ids.map { decoder.append($0) }.joined()
        #expect(streamed == text.replacing("\u{FFFD}", with: ""), "\(entry.id)")
        #expect(sameBytes(streamed + decoder.finish(), text), "\(entry.id)")
      }
    }
  }

  @Test("The whole of the-verdict.txt", .enabled(if: hasVerdict, needsVerdict))
  func wholeText() throws {
    let text = try verdict()
    let ids = try tokenizer.encode(text)
    let entry = try GoldenEntry.one("tokenizers.json", "gpt2-verdict")
    #expect(text.unicodeScalars.count == (try entry.output("characters")))
    #expect(ids.count == (try entry.output("count")))
    #expect(Array(ids.prefix(50)) == (try entry.output("first")))
    #expect(Array(ids.suffix(20)) == (try entry.output("last")))
    #expect(digest(ids) == (try entry.output("sha256")))
    #expect(Set(ids).count == (try entry.output("distinct")))
    #expect(ids.max() == (try entry.output("largest")))
    #expect(sameBytes(tokenizer.decode(ids), text))

    let book = try GoldenEntry.one("ch01.json", "verdict")
    #expect(ids.count == (try book.output("tokens")))
    #expect(String(text.prefix(99)) == (try book.output("head")))
    #expect(String(text.suffix(99)) == (try book.output("tail")))
    let notes = try GoldenEntry.one("ch01.json", "first-fifty")
    #expect(
      Array(try tokenizer.encode(text, allowedSpecial: ["[EOS]"]).prefix(50)) == (try notes.output("ids")))
    #expect(digest(ids) == (try notes.output("sha256")))
    try checkNextWords(Array(ids.dropFirst(50)))
  }

  private func checkNextWords(_ ids: [Int]) throws {
    let entry = try GoldenEntry.one("ch01.json", "next-words")
    #expect(Array(ids[0..<4]) == (try entry.output("x")))
    #expect(Array(ids[1..<5]) == (try entry.output("y")))
    let texts = (1...4).map { [tokenizer.decode(Array(ids.prefix($0))), tokenizer.decode([ids[$0]])] }
    #expect(texts == (try entry.output("texts")))
  }

  @Test("The sentences of the book")
  func bookSentences() throws {
    let example = try GoldenEntry.one("ch01.json", "bpe-example")
    let ids = try tokenizer.encode(try example.input("text"), allowedSpecial: [endOfTextToken])
    #expect(ids == (try example.output("ids")))
    #expect(tokenizer.decode(ids) == (try example.output("text")))
    let unknown = try GoldenEntry.one("ch01.json", "bpe-unknown-word")
    let pieces = try tokenizer.encode(try unknown.input("text"))
    #expect(pieces == (try unknown.output("ids")))
    #expect(pieces.map { tokenizer.decode([$0]) } == (try unknown.output("pieces")))
    let compare = try GoldenEntry.one("ch01.json", "bpe-compare")
    #expect(try tokenizer.encode(try compare.input("text")) == (try compare.output("ids")))
    #expect(tokenizer.vocabularySize == (try compare.output("n_vocab")))
  }

  @Test("Random text comes back unchanged")
  func roundTrip() throws {
    var generator = SplitMix(state: 2)
    for _ in 0..<100 {
      let text = randomText(count: 80, using: &generator)
      #expect(sameBytes(tokenizer.decode(try tokenizer.encode(text)), text))
    }
  }

  @Test("A file that was cut in half is refused, also where a line ends")
  func cutFile() throws {
    let bytes = try Data(contentsOf: try #require(realFile("vocab.bpe")))
    let lineEnd = try #require(bytes[(bytes.count / 2)...].firstIndex(of: 10))
    for length in [lineEnd - 2, lineEnd + 1] {
      try withFile(bytes.prefix(length)) { file in
        let error = #expect(throws: VocabularyFileError.self) { try BytePairEncoding.gpt2(mergesFile: file) }
        #expect(error?.description.contains("download") == true)
      }
    }
  }
}
