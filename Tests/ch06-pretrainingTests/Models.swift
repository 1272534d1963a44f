import Architecture
import Datasets
import Foundation
import NeuralNetworks
import Pretraining
import Sampling
import Tensors
import TestSupport
import Tokenizing

/// The entry of ch06.json with this id.
func golden(_ id: String) -> GoldenEntry { Golden.entry(id, in: "ch06") }

/// The configuration of a golden entry, which uses the notes' names.
func configuration(_ cfg: GoldenValue) -> GPTConfiguration {
  GPTConfiguration(
    vocabularySize: cfg["vocab_size"].int, contextLength: cfg["context_length"].int,
    embeddingWidth: cfg["emb_dim"].int, headCount: cfg["n_heads"].int, layerCount: cfg["n_layers"].int,
    dropout: cfg["drop_rate"].double, hasQKVBias: cfg["qkv_bias"].bool)
}

/// The book's model of 124 million parameters with a context of 256, under its seed.
func bookModel() -> GPTModel {
  var configuration = GPTConfiguration.gpt124M
  configuration.contextLength = 256
  manualSeed(123)
  return GPTModel(configuration)
}

/// A tokenizer of single bytes, and a model small enough to train in a test.
let byteTokenizer = BytePairEncoding(merges: [])

func smallModel(contextLength: Int = 8, dropout: Double = 0.1, seed: Int = 123) -> GPTModel {
  manualSeed(seed)
  return GPTModel(
    GPTConfiguration(
      vocabularySize: byteTokenizer.vocabularySize, contextLength: contextLength, embeddingWidth: 16,
      headCount: 2, layerCount: 2, dropout: dropout))
}

/// Loaders over a text that repeats itself, shuffled and not: 14 and 4 windows of 8 tokens.
func smallLoaders(batchSize: Int = 2) throws -> (training: TokenLoader, validation: TokenLoader) {
  let text = String(repeating: "the cat sat on the mat. ", count: 6)
  let ids = try byteTokenizer.encode(text)
  return (
    try makeDataLoader(ids: Array(ids[..<116]), batchSize: batchSize, contextLength: 8, stride: 8),
    try makeDataLoader(
      ids: Array(ids[108...]), batchSize: batchSize, contextLength: 8, stride: 8, shuffles: false,
      dropsLast: false)
  )
}

let smallPlan = EvaluationPlan(interval: 5, batches: 2, prompt: "the ", tokenizer: byteTokenizer)

/// The book's loaders: nine tenths of "The Verdict" to train on, the rest to validate.
func bookLoaders() throws -> (training: TokenLoader, validation: TokenLoader) {
  let text = try String(contentsOf: RealData.url(of: "the-verdict.txt"), encoding: .utf8)
  let tokenizer = try BytePairEncoding.gpt2(mergesFile: RealData.url(of: "vocab.bpe"))
  let cut = text.count * 9 / 10
  return (
    try makeDataLoader(
      text: String(text.prefix(cut)), tokenizer: tokenizer, batchSize: 2, contextLength: 256, stride: 256),
    try makeDataLoader(
      text: String(text.dropFirst(cut)), tokenizer: tokenizer, batchSize: 2, contextLength: 256,
      stride: 256, shuffles: false, dropsLast: false)
  )
}
