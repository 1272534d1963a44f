import Files
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

  @Test("Sizes, and the files from which the golden values were made")
  func files() throws {
    let entry = Golden.entry("gpt2-files", in: "tokenizers")
    #expect(tokenizer.vocabularySize == entry.outputs["n_vocab"].int)
    #expect(tokenizer.endOfText == entry.outputs["end_of_text"].int)
    for name in ["vocab.bpe", "the-verdict.txt", "encoder.json"] {
      guard let file = realFile(name) else { continue }
      #expect(SHA256.hexDigest(of: try Data(contentsOf: file)) == entry.outputs[name].string, "\(name)")
    }
    #expect(tokenizer.printable(262) == "Ġthe")
    #expect(tokenizer.printable(50256) == "<|endoftext|>")
  }

  @Test(
    "The ids that follow from the merges equal those of encoder.json",
    .enabled(if: RealData.contains("encoder.json"), "needs encoder.json of GPT-2 beside vocab.bpe"))
  func encoderFile() throws {
    try tokenizer.check(encoderFile: RealData.url(of: "encoder.json"))
  }

  @Test("All strings: ids, bytes of each token, and back")
  func strings() throws {
    var count = 0
    for entry in Golden.entries(in: "tokenizers", prefix: "gpt2-") {
      guard entry.outputs.contains("bytes") else { continue }
      let bytes = entry.outputs["bytes"].strings
      let text = entry.text
      let ids = entry.outputs["ids"].ints
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
    for entry in Golden.entries(in: "tokenizers", prefix: "gpt2-special-") {
      let text = entry.inputs["text"].string
      if entry.outputs["default_refuses"].bool {
        #expect(throws: TokenizerError.specialTokenInText(endOfTextToken), "\(entry.id)") {
          try tokenizer.encode(text)
        }
      } else {
        #expect(try tokenizer.encode(text) == entry.outputs["default_ids"].ints, "\(entry.id)")
      }
      let allowed = try tokenizer.encode(text, allowedSpecial: [endOfTextToken])
      #expect(allowed == entry.outputs["allowed_ids"].ints, "\(entry.id)")
      #expect(tokenizer.encodeOrdinary(text) == entry.outputs["ordinary_ids"].ints, "\(entry.id)")
    }
  }

  @Test("Parts of a character: bytes, U+FFFD, and nothing yet when streamed")
  func partialCharacters() throws {
    for entry in Golden.entries(in: "tokenizers", prefix: "gpt2-partial-") {
      for prefix in entry.outputs["prefixes"].list {
        let ids = prefix["ids"].ints
        let text = prefix["text"].string
        #expect(ids.flatMap(tokenizer.bytes).map(hexadecimal).joined() == prefix["bytes"].string)
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
    let entry = Golden.entry("gpt2-verdict", in: "tokenizers")
    #expect(text.unicodeScalars.count == entry.outputs["characters"].int)
    #expect(ids.count == entry.outputs["count"].int)
    #expect(Array(ids.prefix(50)) == entry.outputs["first"].ints)
    #expect(Array(ids.suffix(20)) == entry.outputs["last"].ints)
    #expect(digest(ids) == entry.outputs["sha256"].string)
    #expect(Set(ids).count == entry.outputs["distinct"].int)
    #expect(ids.max() == entry.outputs["largest"].int)
    #expect(sameBytes(tokenizer.decode(ids), text))

    let book = Golden.entry("verdict", in: "ch01")
    #expect(ids.count == book.outputs["tokens"].int)
    #expect(String(text.prefix(99)) == book.outputs["head"].string)
    #expect(String(text.suffix(99)) == book.outputs["tail"].string)
    let notes = Golden.entry("first-fifty", in: "ch01")
    #expect(
      Array(try tokenizer.encode(text, allowedSpecial: ["[EOS]"]).prefix(50)) == notes.outputs["ids"].ints)
    #expect(digest(ids) == notes.outputs["sha256"].string)
    try checkNextWords(Array(ids.dropFirst(50)))
  }

  private func checkNextWords(_ ids: [Int]) throws {
    let entry = Golden.entry("next-words", in: "ch01")
    #expect(Array(ids[0..<4]) == entry.outputs["x"].ints)
    #expect(Array(ids[1..<5]) == entry.outputs["y"].ints)
    let texts = (1...4).map { [tokenizer.decode(Array(ids.prefix($0))), tokenizer.decode([ids[$0]])] }
    #expect(texts == entry.outputs["texts"].list.map(\.strings))
  }

  @Test("The sentences of the book")
  func bookSentences() throws {
    let example = Golden.entry("bpe-example", in: "ch01")
    let ids = try tokenizer.encode(example.inputs["text"].string, allowedSpecial: [endOfTextToken])
    #expect(ids == example.outputs["ids"].ints)
    #expect(tokenizer.decode(ids) == example.outputs["text"].string)
    let unknown = Golden.entry("bpe-unknown-word", in: "ch01")
    let pieces = try tokenizer.encode(unknown.inputs["text"].string)
    #expect(pieces == unknown.outputs["ids"].ints)
    #expect(pieces.map { tokenizer.decode([$0]) } == unknown.outputs["pieces"].strings)
    let compare = Golden.entry("bpe-compare", in: "ch01")
    #expect(try tokenizer.encode(compare.inputs["text"].string) == compare.outputs["ids"].ints)
    #expect(tokenizer.vocabularySize == compare.outputs["n_vocab"].int)
  }

  @Test("Decoding restores random text")
  func roundTrip() throws {
    var generator = SplitMix(state: 2)
    for _ in 0..<100 {
      let text = randomText(count: 80, using: &generator)
      #expect(sameBytes(tokenizer.decode(try tokenizer.encode(text)), text))
    }
  }

  @Test("A truncated file is refused, even if it is cut at the end of a line")
  func cutFile() throws {
    let bytes = try Data(contentsOf: try #require(realFile("vocab.bpe")))
    let lineEnd = try #require(bytes[(bytes.count / 2)...].firstIndex(of: 10))
    for length in [lineEnd - 2, lineEnd + 1] {
      try withFile(bytes.prefix(length)) { file in
        let error = #expect(throws: FileError.self) { try BytePairEncoding.gpt2(mergesFile: file) }
        #expect(error?.description.contains("download") == true)
      }
    }
  }
}
