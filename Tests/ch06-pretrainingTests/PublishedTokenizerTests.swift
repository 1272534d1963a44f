import Files
import Foundation
import TestSupport
import Testing
import Tokenizing

@testable import Pretraining

@Suite("WordPiece and Unigram in tokenizer.json")
struct PublishedTokenizerTests {
  private static let folder = Golden.url(of: "published-tokenizers")

  /// Texts, and their ids and the decoded texts by tokenizer, from Hugging Face's library.
  private struct Expected: Decodable {
    var texts: [String]
    var ids: [String: [[Int]]]
    var decoded: [String: [String]]
  }

  @Test(
    "200 texts get the ids of Hugging Face's library, and these become its texts",
    arguments: ["bert", "albert", "t5"])
  func published(name: String) throws {
    let tokenizer = try PublishedTokenizer(tokenizerFile: Self.folder.appending(path: "\(name).json"))
    let data = try Data(contentsOf: Self.folder.appending(path: "ids.json"))
    let expected = try JSONDecoder().decode(Expected.self, from: data)
    let ids = try #require(expected.ids[name])
    #expect(ids.count == 200)
    for (text, ids) in zip(expected.texts, ids) {
      #expect(try tokenizer.encode(text) == ids, "\(text.debugDescription)")
    }
    let decoded = try #require(expected.decoded[name])
    #expect(decoded.count == 100)
    for (ids, text) in zip(ids, decoded) { #expect(Array(tokenizer.decode(ids).utf8) == Array(text.utf8)) }
  }

  @Test("What a text spells out is not a special token, not even after normalisation")
  func special() throws {
    let bert = try PublishedTokenizer(tokenizerFile: Self.folder.appending(path: "bert.json"))
    #expect(bert.vocabularySize == 301 && bert.unknown == 1 && bert.decode([300]) == "[NEW]")
    for text in ["a [SEP]\u{301}", "[NEW]"] {
      #expect(throws: TokenizerError.self) { try bert.encode(text) }
    }
    let albert = try PublishedTokenizer(tokenizerFile: Self.folder.appending(path: "albert.json"))
    for text in ["<unk>", "＜ＵＮＫ＞", "[CLS]"] {
      #expect(throws: TokenizerError.self) { try albert.encode(text) }
    }
  }

  // MARK: Writing

  @Test("A written WordPiece is read back; pieces that differ only in how accents are written stay two")
  func wordPiece() throws {
    try withTemporaryFolder { folder in
      let file = folder.appending(path: "tokenizer.json")
      let pieces = ["é", "e\u{301}", "##\"\\/\u{1}", "?", "a", "##a", "\u{2028}"]
      let written = WordPiece(vocabulary: pieces, unknown: "?", longestWord: 3)
      try written.writeTokenizer(to: file)
      let read = try PublishedTokenizer(tokenizerFile: file)
      let model = try #require(read.model as? WordPiece)
      #expect(model.vocabulary.map { Array($0.utf8) } == pieces.map { Array($0.utf8) })
      #expect(model.longestWord == 3 && model.unknown == 3)
      for text in ["é e\u{301} aaa aaaa", "", "É, b?", "[UNK]"] {
        #expect(try read.encode(text) == written.encode(text))
        #expect(read.decode(written.encode(text)) == written.decode(written.encode(text)))
      }
    }
  }

  @Test("A written Unigram is read back with the same pieces and probabilities")
  func unigram() throws {
    try withTemporaryFolder { folder in
      let file = folder.appending(path: "tokenizer.json")
      let texts = [("a", -0.1), ("<unk>", 0.0), ("é", -1e-9), ("e\u{301}", -2), ("▁", -123.456789012345)]
      let pieces = texts.map { Unigram.Piece(text: $0.0, logProbability: $0.1) }
      let written = Unigram(pieces: pieces, unknown: 1)
      try written.writeTokenizer(to: file)
      let read = try PublishedTokenizer(tokenizerFile: file)
      let model = try #require(read.model as? Unigram)
      #expect(model.pieces.map { Array($0.text.utf8) } == pieces.map { Array($0.text.utf8) })
      #expect(model.pieces.map(\.logProbability) == pieces.map(\.logProbability) && model.unknown == 1)
      for text in ["a é e\u{301}  xy ", "", "▁a\na"] {
        #expect(try read.encode(text) == written.encode(text))
      }
    }
  }

  @Test("What could not be read back is not written")
  func unwritable() throws {
    try withTemporaryFolder { folder in
      let file = folder.appending(path: "tokenizer.json")
      let long = String(repeating: "a", count: 65_537)
      let error = #expect(throws: FileError.self) {
        try WordPiece(vocabulary: ["[UNK]", long]).writeTokenizer(to: file)
      }
      #expect(error?.description.contains("is longer than 65,536 bytes") == true)
      for text in ["a", long] {
        let pieces = [Unigram.Piece(text: text, logProbability: text == "a" ? -.infinity : 0)]
        #expect(throws: FileError.self) { try Unigram(pieces: pieces).writeTokenizer(to: file) }
      }
      #expect(!FileManager.default.fileExists(atPath: file.path))
    }
  }

  // MARK: Refusing

  /// Changes a file of the folder in the value that `path` names by keys and positions, and returns the error of
  /// reading it.
  private func error(in name: String, changing path: String, to value: Any) throws -> String {
    func changed(_ object: Any?, _ path: ArraySlice<Substring>) -> Any {
      guard let key = path.first else { return value }
      if var list = object as? [Any], let index = Int(key) {
        list[index] = changed(list[index], path.dropFirst())
        return list
      }
      var fields = object as? [String: Any] ?? [:]
      fields[String(key)] = changed(fields[String(key)], path.dropFirst())
      return fields
    }
    let data = try Data(contentsOf: Self.folder.appending(path: "\(name).json"))
    let object = changed(try JSONSerialization.jsonObject(with: data), path.split(separator: ".")[...])
    var line = ""
    try withTemporaryFolder { folder in
      let file = folder.appending(path: "tokenizer.json")
      try JSONSerialization.data(withJSONObject: object).write(to: file)
      do {
        _ = try PublishedTokenizer(tokenizerFile: file)
      } catch {
        line = "\(error)"
        #expect(line.hasPrefix(file.path + ": ") && !line.contains("\n"))
      }
    }
    return line
  }

  @Test("What gives the same ids is accepted")
  func accepted() throws {
    let bertProcessing: [String: Any] = [
      "type": "BertProcessing", "sep": ["[SEP]", 3], "cls": ["[CLS]", 2],
    ]
    let metaspace: [String: Any] = ["type": "Metaspace", "replacement": "▁", "add_prefix_space": true]
    #expect(try error(in: "bert", changing: "post_processor", to: bertProcessing).isEmpty)
    #expect(try error(in: "albert", changing: "pre_tokenizer", to: metaspace).isEmpty)
    for field in ["decoder", "normalizer", "post_processor"] {
      #expect(try error(in: "albert", changing: field, to: NSNull()).isEmpty)
    }
  }

  @Test("What would give other ids is refused by name")
  func refused() throws {
    let long = String(repeating: "a", count: 65_537)
    let faults: [(String, String, Any, String)] = [
      ("bert", "model.type", "BPE", "model.type is \"BPE\", which is neither"),
      ("bert", "truncation", ["max_length": 128], "truncation is not null"),
      ("bert", "padding", ["pad_id": 0], "padding is not null"),
      ("bert", "normalizer.type", "ByteLevel", "normalizer.type is \"ByteLevel\""),
      ("bert", "pre_tokenizer", NSNull(), "pre_tokenizer.type is missing"),
      ("bert", "pre_tokenizer.type", "Whitespace", "pre_tokenizer.type is \"Whitespace\""),
      ("bert", "post_processor.type", "RobertaProcessing", "post_processor.type is"),
      ("bert", "post_processor.special_tokens", ["a": ["ids": [1]]], "special_tokens has no \"[CLS]\""),
      ("bert", "post_processor.special_tokens.[CLS].ids", [301], "post_processor has id 301"),
      ("bert", "post_processor.single.1.Sequence.id", "B", "post_processor.single does not have the text A"),
      ("bert", "decoder.prefix", "@@", "decoder.prefix is \"@@\""),
      ("bert", "decoder.type", "ByteLevel", "decoder.type is \"ByteLevel\""),
      ("bert", "model.continuing_subword_prefix", "", "model.continuing_subword_prefix is \"\""),
      ("bert", "model.unk_token", "<unk>", "model.unk_token \"<unk>\" is not in model.vocab"),
      ("bert", "model.vocab", ["[UNK]": 1], "model.vocab has no id 0"),
      ("bert", "model.vocab", ["a": 0, "b": 0], "model.vocab has no id 1, or has it twice"),
      ("bert", "model.vocab", ["a": -1], "model.vocab has a value that is not a non-negative integer"),
      ("bert", "model.vocab", ["[UNK]": 0, long: 1], "model.vocab has a piece that is too long"),
      ("bert", "added_tokens.0.id", 7, "added_tokens[0] gives \"[PAD]\" id 7, and 0 follows"),
      ("bert", "added_tokens.5.id", 302, "added_tokens[5] gives \"[NEW]\" id 302, and 300 follows"),
      ("bert", "added_tokens.5.special", false, "added_tokens[5].special is false (\"[NEW]\")"),
      ("albert", "normalizer.normalizers.1.type", "ByteLevel", "normalizers[1].type is \"ByteLevel\""),
      ("albert", "normalizer.normalizers.5.pattern.Regex", "a+", "is the regular expression \"a+\""),
      ("albert", "pre_tokenizer", NSNull(), "pre_tokenizer is null"),
      ("albert", "pre_tokenizer.prepend_scheme", "first", "pre_tokenizer.prepend_scheme is \"first\""),
      ("albert", "pre_tokenizer.split", false, "pre_tokenizer.split is false"),
      ("albert", "pre_tokenizer.replacement", "_", "pre_tokenizer.replacement is \"_\""),
      ("albert", "decoder.replacement", "_", "decoder is not Metaspace"),
      ("albert", "decoder.prepend_scheme", "never", "decoder.prepend_scheme is \"never\""),
      ("albert", "model.byte_fallback", true, "model.byte_fallback is true"),
      ("albert", "model.unk_id", NSNull(), "model.unk_id is null"),
      ("albert", "model.unk_id", 250, "model.unk_id is 250, not in model.vocab"),
      ("albert", "model.vocab.4.1", "x", "model.vocab[4][1] is missing or has another type"),
      ("albert", "model.vocab.4.0", "<pad>", "model.vocab has \"<pad>\" twice"),
      ("t5", "pre_tokenizer.pretokenizers.0.type", "Digits", "pre_tokenizer.type is \"Sequence\""),
      ("t5", "pre_tokenizer.pretokenizers.1.split", false, "pre_tokenizer.pretokenizers[1].split is false"),
      ("t5", "normalizer.precompiled_charsmap", "AAAA", "precompiled_charsmap is damaged"),
    ]
    for (name, path, value, text) in faults {
      let line = try error(in: name, changing: path, to: value)
      #expect(line.contains(text), "\(name) \(path): \(line)")
    }
  }

  @Test("A damaged table of characters is refused or gives other texts; nothing beyond its end is read")
  func damagedTable() throws {
    let text = Array("aé\u{FF}😀".unicodeScalars)
    for size: UInt8 in 0...12 {
      for fill: UInt8 in [0, 1, 0x61, 0xFF] {
        let unit = [UInt8](repeating: fill, count: 4)
        let map = CharacterMap(Data([size, 0, 0, 0] + unit + [65, 0]))
        #expect((map != nil) == (size == 4), "\(size)")
        if let map { #expect(map(text).count >= 1) }
      }
    }
    // One unit whose only child is outside of the tree.
    let map = try #require(CharacterMap(Data([8, 0, 0, 0, 0x61, 4, 0, 0, 0x61, 0xFF, 0xFF, 0x7F])))
    #expect(map(text) == text)
  }
}
