import Files
import Foundation
import Tokenizing

@testable import Pretraining

/// Merges, vocabularies and Hugging Face's tokenizer files.
let tokenizerTargets = [
  FuzzTarget(
    name: "merges", seeds: { [try Scratch.shared.bytes(writing: sample.writeMerges)] },
    read: { input in
      let read = try BytePairEncoding(mergesFile: Scratch.shared.write(input, as: "merges.txt"))
      try checkEncoding(read)
      let other = Scratch.shared.url("again.txt")
      try read.writeMerges(to: other)
      let again = try BytePairEncoding(mergesFile: other)
      require(again.merges == read.merges, "merges change when they are written and read")
    }, words: ["#version: 0.2", " merges: ", "Ġ", "\r\n"]),
  FuzzTarget(
    name: "vocabulary", seeds: { [try written("vocab.json")] },
    read: { try sample.check(encoderFile: Scratch.shared.write($0, as: "vocab.json")) }, words: jsonWords),
  FuzzTarget(
    name: "tokenizer",
    seeds: {
      let whole = try written("tokenizer.json")
      var contents = try JSONSerialization.jsonObject(with: whole) as! [String: Any]
      var model = contents["model"] as! [String: Any]
      let vocabulary = model["vocab"] as! [String: Int]
      model["vocab"] = vocabulary.filter { $0.value >= 256 }.merging(["bytes": 0]) { $1 }
      contents["model"] = model
      return [whole, try JSONSerialization.data(withJSONObject: contents)]
    },
    read: { input in
      let file = try Scratch.shared.write(lengthened(input), as: "tokenizer.json")
      let read = try BytePairEncoding(tokenizerFile: file)
      try checkEncoding(read)
      let other = Scratch.shared.url("again.json")
      try read.writeTokenizer(to: other)
      let again = try BytePairEncoding(tokenizerFile: other)
      require(
        again.merges == read.merges && again.specialTokens.elementsEqual(read.specialTokens),
        "a tokenizer changes when it is written and read")
    },
    words: jsonWords + ["BPE", "ByteLevel", "\"merges\":", "\"added_tokens\":", "\"content\":", "\"id\":"]),
  FuzzTarget(
    name: "published-tokenizer",
    seeds: {
      let models = ["bert", "albert", "t5"]
      return try models.map {
        try Data(contentsOf: URL(filePath: "Tests/Golden/published-tokenizers/\($0).json"))
      }
        + [
          try Scratch.shared.bytes(writing: WordPiece(vocabulary: ["[UNK]", "a", "##b"]).writeTokenizer),
          try Scratch.shared.bytes(writing: someUnigram.writeTokenizer),
        ]
    },
    read: { input in
      let read = try PublishedTokenizer(tokenizerFile: Scratch.shared.write(input, as: "tokenizer.json"))
      for text in ["Thé ＡＢ ﬁ 12 ab\u{301}", "\u{1f600}  x"] {
        let ids = try read.encode(text)
        require(ids.allSatisfy((0..<read.vocabularySize).contains), "an id outside the vocabulary")
        _ = read.decode(ids)
      }
    },
    words: jsonWords + ["WordPiece", "Unigram", "BertNormalizer", "Metaspace", "Precompiled", "\"unk_id\":"]),
  FuzzTarget(
    name: "tokenizer-settings", seeds: { [try written("tokenizer_config.json")] },
    read: { try TokenizerSettings.check(Scratch.shared.write($0, as: "tokenizer_config.json")) },
    words: jsonWords + ["\"add_prefix_space\":", "\"add_bos_token\":", "\"add_eos_token\":"]),
]

/// A vocabulary of a few merges: "he", " t" and " the".
let sample: BytePairEncoding = {
  func id(_ letter: String) -> Int { BytePairEncoding(merges: []).encodeOrdinary(letter)[0] }
  return BytePairEncoding(
    merges: [TokenPair(id("h"), id("e")), TokenPair(id(" "), id("t")), TokenPair(257, 256)])
}()

/// A vocabulary of three pieces, the first one for unknown characters.
private let someUnigram = Unigram(
  pieces: [("<unk>", 0), ("▁a", -1), ("b", -2)].map { Unigram.Piece(text: $0.0, logProbability: $0.1) })

/// Returns a file that `transformers` would load for the sample.
private func written(_ name: String) throws -> Data {
  try sample.writeFiles(to: Scratch.shared.folder, contextLength: 8)
  return try Data(contentsOf: Scratch.shared.url(name))
}

/// Checks that a tokenizer gives back a text.
private func checkEncoding(_ encoding: BytePairEncoding) throws {
  let text = "the thé 12\n\n <|endoftext|> \u{1f600}e\u{301}"
  let ids = try encoding.encode(text, allowedSpecial: Set(encoding.specialTokens))
  require(encoding.decode(ids).utf8.elementsEqual(text.utf8), "another text comes back")
}

/// Replaces the member "bytes" of a vocabulary by the tokens of all 256 bytes.
///
/// They are the same in every file, and most of it. Without them, an input is short.
private func lengthened(_ input: Data) -> Data {
  guard let place = input.firstRange(of: Data(#""bytes":0"#.utf8)) else { return input }
  let members = (0..<256).map { id in
    let token = sample.printable(id)
    return (token == "\"" || token == "\\" ? "\"\\\(token)\"" : "\"\(token)\"") + ":\(id)"
  }
  return input[..<place.lowerBound] + Data(members.joined(separator: ",").utf8) + input[place.upperBound...]
}
