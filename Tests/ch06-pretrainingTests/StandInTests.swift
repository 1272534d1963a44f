import Corpora
import Foundation
import ModelFiles
import NeuralNetworks
import Pretraining
import Tensors
import TestSupport
import Testing
import Tokenizing

@Suite("The small model that ships with the project")
struct StandInTests {
  private let location: DataLocation

  init() throws {
    location = try DataLocation(environment: ["XDG_CACHE_HOME": "/nowhere"])
  }

  @Test("It has the sizes that chapter 7 relies on, in a file of a few megabytes, and is never called GPT-2")
  func sizes() throws {
    let pretrained = try PretrainedModel.load(.standIn, in: location, dropout: 0.1)
    let sizes = pretrained.configuration
    #expect(sizes.vocabularySize == 2048 && sizes.contextLength == 256 && sizes.embeddingWidth == 128)
    #expect(sizes.headCount == 4 && sizes.layerCount == 4)
    #expect(sizes.hasQKVBias && sizes.shortcutDropout == 0.1)
    #expect(pretrained.model.parameterCount == 1_350_400)
    #expect(pretrained.name == .standIn && !pretrained.isGPT2)
    #expect(pretrained.notice.contains("which is not GPT-2"))
    let weights = pretrained.folder.appending(path: "model.safetensors")
    #expect(try Data(contentsOf: weights).count < 3_000_000)
  }

  @Test("Its tokenizer is the one in Data, on whose ids it was trained")
  func tokenizer() throws {
    let pretrained = try PretrainedModel.load(.standIn, in: location)
    let vocabulary = try BytePairEncoding(mergesFile: URL(filePath: Corpus.standInPath(of: "vocab.bpe")))
    #expect(pretrained.tokenizer.merges == vocabulary.merges)
  }

  @Test("Saved in 32 or 16 bits and loaded again, it is the same bit for bit")
  func roundTrip() throws {
    let pretrained = try PretrainedModel.load(.standIn, in: location)
    for precision in [WeightPrecision.float32, .bfloat16] {
      try withTemporaryFolder { folder in
        try pretrained.model.save(to: folder, tokenizer: pretrained.tokenizer, as: precision)
        let again = try PretrainedModel.load(folder: folder)
        for (a, b) in zip(again.model.namedParameters, pretrained.model.namedParameters) {
          expectIdentical(a.parameter.value, to: b.parameter.value, a.name)
        }
      }
    }
  }
}
