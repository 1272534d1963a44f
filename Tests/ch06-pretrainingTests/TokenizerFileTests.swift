import Architecture
import Corpora
import Files
import Foundation
import ModelFiles
import NeuralNetworks
import Tensors
import TestSupport
import Testing
import Tokenizing

@testable import Pretraining

@Suite("tokenizer.json, and the other files that current libraries write")
struct TokenizerFileTests {
  private static let text = "One day, Max's 27 tide clocks — 😀 — stopped!\n\n  Done."

  private static func shipped() throws -> BytePairEncoding {
    try BytePairEncoding(mergesFile: URL(filePath: Corpus.standInPath(of: "vocab.bpe")))
  }

  private static let published = Golden.url(of: "transformers5").appending(path: "tokenizer.json")

  @Test("What transformers 5 saves beside the small model has the ids of its merges")
  func transformers5() throws {
    let (read, shipped) = (try BytePairEncoding(tokenizerFile: Self.published), try Self.shipped())
    #expect(read.merges == shipped.merges && read.specialTokens == shipped.specialTokens)
    #expect(try read.encode(Self.text) == shipped.encode(Self.text))
  }

  @Test("A folder as transformers 5 writes it loads: tokenizer.json, no merges.txt")
  func folder() throws {
    try withTemporaryFolder { folder in
      for name in ["config.json", "tokenizer.json", "tokenizer_config.json"] {
        try FileManager.default.copyItem(
          at: Golden.url(of: "transformers5").appending(path: name), to: folder.appending(path: name))
      }
      let weights = try Corpus.standInPath(of: "gpt-small/model.safetensors")
      try FileManager.default.copyItem(
        at: URL(filePath: weights), to: folder.appending(path: "model.safetensors"))
      let model = try PretrainedModel.load(folder: folder)
      #expect(model.tokenizer.vocabularySize == 2048 && model.configuration.vocabularySize == 2048)
    }
  }

  @Test("A written tokenizer is read back")
  func roundTrip() throws {
    try withTemporaryFolder { folder in
      let file = folder.appending(path: "tokenizer.json")
      let merges = [TokenPair(0, 1), TokenPair(256, 2)]
      for special in [[], [endOfTextToken], ["<|a|>", "<|b|>"]] {
        let encoding = BytePairEncoding(merges: merges, specialTokens: special)
        try encoding.writeTokenizer(to: file)
        let read = try BytePairEncoding(tokenizerFile: file)
        #expect(read.merges == merges && read.specialTokens == special)
      }
    }
  }

  /// Changes the object in the published file by its path of keys, and returns the error of reading it.
  private func error(changing path: [String], to value: Any?) throws -> String {
    func changed(_ object: [String: Any], _ path: ArraySlice<String>) -> [String: Any] {
      var object = object
      let key = path.first!
      let inner = object[key] as? [String: Any] ?? [:]
      object[key] = path.count == 1 ? value : changed(inner, path.dropFirst())
      return object
    }
    let data = try Data(contentsOf: Self.published)
    let object = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    var line = ""
    try withTemporaryFolder { folder in
      let file = folder.appending(path: "tokenizer.json")
      try JSONSerialization.data(withJSONObject: changed(object, path[...])).write(to: file)
      do {
        _ = try BytePairEncoding(tokenizerFile: file)
      } catch {
        line = "\(error)"
        #expect(line.hasPrefix(file.path + ": ") && !line.contains("\n"))
      }
    }
    return line
  }

  @Test("Merges may be pairs or texts with a space")
  func mergesAsTexts() throws {
    let shipped = try Self.shipped()
    let texts = shipped.merges.map { "\(shipped.printable($0.left)) \(shipped.printable($0.right))" }
    #expect(try error(changing: ["model", "merges"], to: texts).isEmpty)
  }

  @Test("What would give other ids is refused by name")
  func otherKinds() throws {
    let faults: [([String], Any?, String)] = [
      (["model", "type"], "Unigram", "model.type is not \"BPE\" but \"Unigram\""),
      (["normalizer"], ["type": "NFC"], "normalizer is not null"),
      (["pre_tokenizer"], nil, "pre_tokenizer.type is not"),
      (["pre_tokenizer", "type"], "Metaspace", "pre_tokenizer.type is not"),
      (["pre_tokenizer", "add_prefix_space"], true, "pre_tokenizer.add_prefix_space is not false"),
      (["pre_tokenizer", "use_regex"], false, "pre_tokenizer.use_regex is not true"),
      (["model", "continuing_subword_prefix"], "##", "model.continuing_subword_prefix is not empty"),
      (["model", "end_of_word_suffix"], "</w>", "model.end_of_word_suffix is not empty"),
      (["model", "dropout"], 0.1, "model.dropout is not null"),
      (["model", "ignore_merges"], true, "model.ignore_merges is not false"),
      (["model", "merges"], ["a b c"], "model.merges[0] is not a new pair"),
      (["model", "merges"], [["a", "b"], ["a", "b"]], "model.merges[1] is not a new pair"),
      (["model", "merges"], [["a", "bc"]], "model.merges[0] is not a new pair"),
      (["model", "merges"], [1], "model.merges[0]"), (["model", "merges"], nil, "model.merges is missing"),
      (["model", "vocab"], ["a": 0], "it lists"), (["model"], nil, "model is missing"),
      (["model", "vocab", "!"], 1, "the token \"!\" has id 1, and 0 in GPT-2's order"),
      (["model", "vocab"], ["a\nb": "x"], "model.vocab.a\\nb is missing or has another type"),
      (["added_tokens"], [["id": 2048, "content": ""]], "added_tokens[0].content is empty"),
      (["added_tokens"], [["id": 2046, "content": "<|endoftext|>"]], "it lists 2048 tokens"),
    ]
    for (path, value, text) in faults {
      let line = try error(changing: path, to: value)
      #expect(line.contains(text), "\(path): \(line)")
    }
  }

  @Test(
    "Settings that add tokens to every text are refused, since the ids would differ",
    arguments: ["add_prefix_space", "add_bos_token", "add_eos_token"])
  func settings(_ field: String) throws {
    try withTemporaryFolder { folder in
      let file = folder.appending(path: "tokenizer_config.json")
      try Data("{\"\(field)\": false, \"other\": 1}".utf8).write(to: file)
      try TokenizerSettings.check(file)
      try Data("{\"\(field)\": true}".utf8).write(to: file)
      let error = #expect(throws: FileError.self) { try TokenizerSettings.check(file) }
      #expect(error?.description.contains("\(field) is true, which is not supported") == true)
      try Data("{\"\(field)\": 1}".utf8).write(to: file)
      #expect(throws: FileError.self) { try TokenizerSettings.check(file) }
    }
  }

  @Test("A vocabulary that was padded to more rows loads, and the extra rows are never sampled")
  func padded() throws {
    try withTemporaryFolder { folder in
      let merges = [TokenPair(0, 1)]
      let padded = GPTModel(
        GPTConfiguration(
          vocabularySize: 264, contextLength: 8, embeddingWidth: 8, headCount: 2, layerCount: 1, dropout: 0,
          hasQKVBias: true))
      padded.eval()
      try padded.save(to: folder, tokenizer: nil)
      try BytePairEncoding(merges: merges).writeTokenizer(to: folder.appending(path: "tokenizer.json"))
      let loaded = try PretrainedModel.load(folder: folder)
      #expect(loaded.tokenizer.vocabularySize == 258 && loaded.configuration.vocabularySize == 258)
      let ids = Tensor<Int>([[5, 257, 0]])
      noGrad { expectIdentical(loaded.model(ids), to: padded(ids)[0..., 0..., ..<258].copied(), "logits") }
      try BytePairEncoding(merges: (0..<10).map { TokenPair($0, $0) })
        .writeTokenizer(to: folder.appending(path: "tokenizer.json"))
      #expect(throws: FileError.self) { try PretrainedModel.load(folder: folder) }
    }
  }

  @Test("Names that a wrapper of the model added are explained", arguments: ["_orig_mod", "module"])
  func wrapper(_ name: String) throws {
    try withTinyGPT2 { folder in
      try changeWeights(in: folder) { file in
        file.tensors = file.tensors.map { (name: "\(name).\($0.name)", tensor: $0.tensor) }
      }
      expectLoading(folder, failsIn: "model.safetensors", saying: "save model.\(name) instead")
    }
  }
}
