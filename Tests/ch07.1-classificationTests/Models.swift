import Architecture
import Classification
import Corpora
import Foundation
import Tensors
import TestSupport
import Tokenizing

/// The entry of ch07.1.json with this id.
func golden(_ id: String) -> GoldenEntry { Golden.entry(id, in: "ch07.1") }

/// The configuration of a golden entry, which uses the notes' names.
func configuration(_ cfg: GoldenValue) -> GPTConfiguration {
  GPTConfiguration(
    vocabularySize: cfg["vocab_size"].int, contextLength: cfg["context_length"].int,
    embeddingWidth: cfg["emb_dim"].int, headCount: cfg["n_heads"].int, layerCount: cfg["n_layers"].int,
    dropout: cfg["drop_rate"].double, hasQKVBias: cfg["qkv_bias"].bool)
}

/// A tokenizer of single bytes and `<|endoftext|>`.
let byteTokenizer = BytePairEncoding(merges: [])

/// A small classifier of bytes, under a seed.
func smallClassifier(
  contextLength: Int = 12, training part: TrainedPart = .lastBlock, seed: Int = 123
) -> GPTModel {
  manualSeed(seed)
  let model = GPTModel(
    GPTConfiguration(
      vocabularySize: byteTokenizer.vocabularySize, contextLength: contextLength, embeddingWidth: 16,
      headCount: 2, layerCount: 2, dropout: 0))
  model.becomeClassifier(training: part)
  return model
}

/// Messages that are easy to tell apart by their words.
func exampleMessages(count: Int = 40) -> [Message] {
  (0..<count).map { number in
    number.isMultiple(of: 2)
      ? Message(label: .ham, text: "see you at \(number)") : Message(label: .spam, text: "win \(number) now")
  }
}

/// The real messages; only for tests that run when they are present.
func realMessages() throws -> [Message] {
  let folder = RealData.url(of: "").path
  return try Corpus.messages(in: DataLocation(option: folder, environment: [:])).content
}
