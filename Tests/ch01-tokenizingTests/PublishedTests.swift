import Files
import Foundation
import TestSupport
import Testing
import Tokenizing
import TokenizingTopics

@Suite("Topic published: tokenizer.json of three kinds")
struct PublishedTests {
  private static let folder = Golden.url(of: "topics/published")
  private static let names = [
    "bpe-bytes", "bpe-regex", "bpe-fallback", "bpe-words", "wordpiece", "wordpiece-cased", "unigram",
    "unigram-whole",
  ]

  private struct Expected: Decodable {
    var texts: [String]
    var ids: [String: [[Int]]]
    var pairs: [String: [[Int]]]
  }

  @Test("160 texts and 20 pairs get the ids of Hugging Face's library", arguments: names)
  func sameIDs(name: String) throws {
    let tokenizer = try TokenizerPipeline(tokenizerFile: Self.folder.appending(path: "\(name).json"))
    let data = try Data(contentsOf: Self.folder.appending(path: "ids.json"))
    let expected = try JSONDecoder().decode(Expected.self, from: data)
    let texts = expected.texts
    let ids = try #require(expected.ids[name])
    let pairs = try #require(expected.pairs[name])
    #expect(texts.count == 160 && ids.count == 160 && pairs.count == 20)
    for (text, ids) in zip(texts, ids) {
      #expect(tokenizer.encode(text) == ids, "\(text.debugDescription)")
    }
    for (place, ids) in pairs.enumerated() {
      #expect(tokenizer.encode(texts[8 * place], and: texts[8 * place + 5]) == ids)
    }
  }

  @Test("The files in the chapter give the ids that stand beside them", arguments: [0, 1, 2])
  func samples(number: Int) throws {
    let sample = PublishedSample.all[number]
    let tokenizer = try TokenizerPipeline(Data(sample.json.utf8), from: "tokenizer.json")
    #expect(PublishedSample.sentences.map(tokenizer.encode) == sample.ids)
  }

  // MARK: Refusing

  /// The error of reading a file in which the value that `path` names by keys and positions is another one.
  private func problem(in name: String, changing path: String, to value: Any) throws -> String {
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
    do {
      _ = try TokenizerPipeline(JSONSerialization.data(withJSONObject: object), from: "a/tokenizer.json")
      return "no error"
    } catch let error as FileError {
      #expect(error.file == "a/tokenizer.json" && !"\(error)".contains("\n"))
      return error.problem
    }
  }

  @Test("What is not known is refused, and what is wrong is named")
  func refused() throws {
    let faults: [(String, String, Any, String)] = [
      ("wordpiece", "model.type", "WordLevel", "model.type is \"WordLevel\", which is not supported"),
      ("wordpiece", "truncation", ["max_length": 9], "truncation is not null"),
      ("wordpiece", "padding", ["pad_id": 0], "padding is not null"),
      ("wordpiece", "normalizer.type", "ByteLevel", "normalizer.type is \"ByteLevel\""),
      ("wordpiece", "pre_tokenizer.type", "UnicodeScripts", "pre_tokenizer.type is \"UnicodeScripts\""),
      ("wordpiece", "post_processor.type", "Other", "post_processor.type is \"Other\""),
      ("wordpiece", "post_processor.special_tokens", ["a": ["ids": [1]]], "which special_tokens lacks"),
      ("wordpiece", "post_processor.special_tokens.[CLS].ids", [900], "post_processor has id 900"),
      ("wordpiece", "post_processor.single.1.Sequence.id", "B", "post_processor.single has a part"),
      ("wordpiece", "model.continuing_subword_prefix", "@@", "continuing_subword_prefix is \"@@\""),
      ("wordpiece", "model.unk_token", "<unk>", "model.unk_token \"<unk>\" is not in model.vocab"),
      ("wordpiece", "model.vocab", ["[UNK]": 0, "a": 0], "model.vocab has"),
      ("wordpiece", "model.vocab", ["[UNK]": -1], "not a non-negative integer"),
      ("wordpiece", "added_tokens.0.lstrip", true, "added_tokens[0].lstrip is true"),
      ("wordpiece", "added_tokens.0.rstrip", true, "added_tokens[0].rstrip is true"),
      ("wordpiece", "added_tokens.0.single_word", true, "added_tokens[0].single_word is true"),
      ("wordpiece", "added_tokens.0.content", "", "added_tokens[0].content is empty"),
      ("wordpiece", "added_tokens.0.id", "x", "added_tokens[0].id is missing or has another type"),
      ("wordpiece-cased", "pre_tokenizer.pretokenizers.1.behavior", "Other", "[1].behavior is \"Other\""),
      ("wordpiece-cased", "pre_tokenizer.pretokenizers.3.delimiter", "", "[3].delimiter is missing"),
      ("bpe-bytes", "model.dropout", 0.1, "model.dropout is 0.1"),
      ("bpe-bytes", "model.merges.3", ["Ġ", "?!"], "model.merges[3] is not two pieces"),
      ("bpe-bytes", "model.merges.3", 7, "model.merges[3] is missing or has another type"),
      ("bpe-bytes", "model.unk_token", "?!", "model.unk_token \"?!\" is not in model.vocab"),
      ("bpe-regex", "pre_tokenizer.pretokenizers.0.pattern.Regex", "a+", "is the regular expression \"a+\""),
      ("bpe-regex", "pre_tokenizer.pretokenizers.0.pattern", ["String": ""], "pattern is empty"),
      ("bpe-fallback", "normalizer.normalizers.0.prepend", NSNull(), "normalizers[0].prepend is missing"),
      ("unigram", "model.unk_id", NSNull(), "model.unk_id is null"),
      ("unigram", "model.unk_id", 9000, "model.unk_id is 9000, not in model.vocab"),
      ("unigram", "model.vocab.4.0", "<pad>", "model.vocab has \"<pad>\""),
      ("unigram", "pre_tokenizer.prepend_scheme", "last", "prepend_scheme is \"last\""),
      ("unigram", "pre_tokenizer.replacement", "__", "replacement is \"__\""),
      ("unigram", "normalizer.normalizers.2.pattern.Regex", "a+", "the regular expression \"a+\""),
    ]
    for (name, path, value, text) in faults {
      let problem = try problem(in: name, changing: path, to: value)
      #expect(problem.contains(text), "\(name) \(path): \(problem)")
    }
  }

  @Test("A file that is not there or not JSON is one line of error")
  func unreadable() {
    #expect(throws: FileError.self) { try TokenizerPipeline(tokenizerFile: URL(filePath: "/nowhere.json")) }
    for text in ["", "[]", "{}", "{\"model\": 3}", "{\"model\": {\"type\": \"BPE\"}"] {
      #expect(throws: FileError.self) { try TokenizerPipeline(Data(text.utf8), from: "a.json") }
    }
  }
}
