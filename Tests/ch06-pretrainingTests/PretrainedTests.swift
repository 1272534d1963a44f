import Architecture
import Corpora
import Files
import Foundation
import ModelFiles
import NeuralNetworks
import Pretraining
import Tensors
import TestSupport
import Testing
import Tokenizing

@Suite("A pretrained model in a folder")
struct PretrainedTests {
  private static let tokenizer = BytePairEncoding(
    merges: [TokenPair(7, 3), TokenPair(256, 12), TokenPair(220, 75)])

  private func model(hasQKVBias: Bool = true, isTied: Bool = false) -> GPTModel {
    manualSeed(21)
    var configuration = GPTConfiguration(
      vocabularySize: Self.tokenizer.vocabularySize, contextLength: 12, embeddingWidth: 16, headCount: 2,
      layerCount: 2, dropout: 0.1, hasQKVBias: hasQKVBias)
    configuration.attentionDropout = 0.25
    let model = GPTModel(configuration)
    // Norms start out as ones and zeros, which would hide a mistake.
    for parameter in model.parameters where parameter.value.rank == 1 {
      parameter.value.copy(from: .randn(parameter.value.shape))
    }
    if isTied { model.outputHead.weight.detached().copy(from: model.embedding.token.weight.detached()) }
    model.eval()
    return model
  }

  private let ids = Tensor([[72, 256, 258, 3, 259], [1, 2, 3, 4, 5]])

  @Test("A model comes back from its folder to the bit, tied or not", arguments: [false, true])
  func roundTrip(isTied: Bool) throws {
    try withTemporaryFolder { folder in
      let saved = model(isTied: isTied)
      try saved.save(to: folder, tokenizer: Self.tokenizer)
      let loaded = try PretrainedModel.load(folder: folder)
      #expect(loaded.configuration == saved.configuration)
      #expect(loaded.name == nil && !loaded.isGPT2)
      for (a, b) in zip(loaded.model.namedParameters, saved.namedParameters) {
        #expect(a.name == b.name)
        expectIdentical(a.parameter.value, to: b.parameter.value, a.name)
      }
      noGrad { expectIdentical(loaded.model(ids), to: saved(ids)) }
      let names = try WeightFile(folder: folder).tensors.map(\.name)
      #expect(names.contains("lm_head.weight") == !isTied)
    }
  }

  @Test("Projections without a bias come back with one of zeros and the same logits")
  func withoutBias() throws {
    try withTemporaryFolder { folder in
      let saved = model(hasQKVBias: false)
      try saved.save(to: folder, tokenizer: nil)
      let loaded = try GPTModel(folder: folder)
      #expect(loaded.configuration.hasQKVBias)
      #expect(loaded.blocks[1].attention.key.bias?.scalars == [Float](repeating: 0, count: 16))
      noGrad { expectClose(loaded(ids), to: saved(ids), absolute: 1e-6) }
    }
  }

  @Test("The tokenizer comes back with the same ids")
  func tokenizer() throws {
    try withTemporaryFolder { folder in
      try model().save(to: folder, tokenizer: Self.tokenizer)
      let loaded = try PretrainedModel.load(folder: folder).tokenizer
      #expect(loaded.merges == Self.tokenizer.merges)
      #expect(loaded.specialTokens == Self.tokenizer.specialTokens)
      let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
      #expect(
        names == [
          "config.json", "merges.txt", "model.safetensors", "special_tokens_map.json", "tokenizer.json",
          "tokenizer_config.json", "vocab.json",
        ])
    }
  }

  @Test("A vocabulary that is missing, of another size or with other ids is refused in one line")
  func wrongTokenizer() throws {
    try withTemporaryFolder { folder in
      try model().save(to: folder, tokenizer: Self.tokenizer)
      let merges = folder.appending(path: "merges.txt")
      try BytePairEncoding(merges: []).writeMerges(to: merges)
      expectError(folder, "vocab.json", "has 260 tokens where the merges give 257")
      try BytePairEncoding(merges: Self.tokenizer.merges + [TokenPair(1, 1)]).writeMerges(to: merges)
      expectError(folder, "merges.txt", "makes 261 tokens, and the model knows 260")
      try BytePairEncoding(merges: Self.tokenizer.merges.dropLast() + [TokenPair(1, 1)])
        .writeMerges(to: merges)
      expectError(folder, "vocab.json", "has id none where the merges give 258")
      try FileManager.default.removeItem(at: merges)
      try FileManager.default.removeItem(at: folder.appending(path: "tokenizer.json"))
      expectError(folder, "merges.txt", "not found")
    }
  }

  private func expectError(
    _ folder: URL, _ file: String, _ text: String, sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let error = #expect(throws: (any Error).self, sourceLocation: sourceLocation) {
      _ = try PretrainedModel.load(folder: folder)
    }
    let line = error.map { "\($0)" } ?? ""
    #expect(line.hasPrefix(folder.appending(path: file).path), "\(line)", sourceLocation: sourceLocation)
    #expect(line.contains(text) && !line.contains("\n"), "\(line)", sourceLocation: sourceLocation)
  }

  @Test("Parameters that GPT-2 does not have are refused, and the folder is left as it was")
  func otherModels() throws {
    try withTemporaryFolder { folder in
      let saved = model()
      try saved.save(to: folder, tokenizer: nil)
      let classifier = model()
      classifier.outputHead = Linear(inputSize: 16, outputSize: 2)
      let other = model()
      other.outputHead = Linear(inputSize: 16, outputSize: 2, hasBias: false)
      for (model, text) in [(classifier, "outputHead.bias"), (other, "[2, 16], but GPT-2 has [260, 16]")] {
        let error = #expect(throws: FileError.self) { try model.save(to: folder, tokenizer: nil) }
        #expect(error.map { "\($0)".contains(text) } == true)
      }
      let loaded = try GPTModel(folder: folder)
      noGrad { expectIdentical(loaded(ids), to: saved(ids)) }
    }
  }

  @Test("A folder that cannot be written to is told in one line")
  func unwritable() throws {
    try withTemporaryFolder { folder in
      let file = folder.appending(path: "file")
      try Data().write(to: file)
      let error = #expect(throws: FileError.self) {
        try model().save(to: file.appending(path: "model"), tokenizer: nil)
      }
      #expect(error?.description.contains("cannot be written to") == true)
    }
  }

  @Test("A save whose program was killed while it moved the complete files is finished by loading")
  func interruptedSave() throws {
    try withTemporaryFolder { folder in
      let (old, new) = (model(), model(isTied: true))
      try old.save(to: folder, tokenizer: nil)
      try new.save(to: folder.appending(path: ".replacement"), tokenizer: Self.tokenizer)
      try FileManager.default.removeItem(at: folder.appending(path: "config.json"))
      let loaded = try PretrainedModel.load(folder: folder)
      noGrad { expectIdentical(loaded.model(ids), to: new(ids)) }
      #expect(loaded.tokenizer.merges == Self.tokenizer.merges)
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).allSatisfy { $0.first != "." })
    }
  }

  @Test("Further files are replaced together with the model, and it can be loaded from the draft")
  func furtherFiles() throws {
    struct Stop: Error {}
    try withTemporaryFolder { folder in
      let old = model()
      try old.save(to: folder, tokenizer: Self.tokenizer) {
        try Data("1".utf8).write(to: $0.appending(path: "run"))
      }
      #expect(throws: Stop.self) {
        try model(isTied: true).save(to: folder, tokenizer: Self.tokenizer) { draft in
          _ = try PretrainedModel.load(folder: draft)
          try Data("2".utf8).write(to: draft.appending(path: "run"))
          throw Stop()
        }
      }
      let loaded = try PretrainedModel.load(folder: folder)
      noGrad { expectIdentical(loaded.model(ids), to: old(ids)) }
      #expect(try Data(contentsOf: folder.appending(path: "run")) == Data("1".utf8))
    }
  }

  @Test("A model saved into the folder of one in OpenAI's format loads with its own tokenizer")
  func besideOpenAIs() throws {
    try withTemporaryFolder { folder in
      try Data("{\"other\": 0}".utf8).write(to: folder.appending(path: "encoder.json"))
      try BytePairEncoding(merges: []).writeMerges(to: folder.appending(path: "vocab.bpe"))
      try model().save(to: folder, tokenizer: Self.tokenizer)
      #expect(try PretrainedModel.load(folder: folder).tokenizer.merges == Self.tokenizer.merges)
    }
  }

  @Test("A save that fails leaves the older model, which still loads")
  func failedSave() throws {
    try withTemporaryFolder { folder in
      let old = model()
      try old.save(to: folder, tokenizer: Self.tokenizer)
      // A folder in the place of the last file to be written.
      let blocked = folder.appending(path: "vocab.json")
      try FileManager.default.removeItem(at: blocked)
      try FileManager.default.createDirectory(at: blocked, withIntermediateDirectories: true)
      #expect(throws: FileError.self) { try model(isTied: true).save(to: folder, tokenizer: Self.tokenizer) }
      for (read, saved) in zip(try GPTModel(folder: folder).parameters, old.parameters) {
        expectIdentical(read.value, to: saved.value)
      }
      let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
      #expect(!names.contains { $0.hasPrefix(".") })
    }
  }
}

@Suite("PretrainedModel models by name")
struct PretrainedNameTests {
  @Test(
    "The published sizes have the parameters that their names tell, and a bias for queries, keys and values")
  func sizes() {
    let configurations = PretrainedName.allCases.compactMap(\.publishedConfiguration)
    #expect(configurations.map(\.hasQKVBias) == [true, true, true, true])
    // As PyTorch counts the models that transformers loads.
    #expect(
      configurations.map(\.parameterBreakdown.totalWhenTied)
        == [124_439_808, 354_823_168, 774_030_080, 1_557_611_200])
    #expect(PretrainedName.allCases.map(\.rawValue).first == "stand-in")
  }

  @Test("A model that is not there is told with the command that fetches it")
  func absent() throws {
    try withTemporaryFolder { folder in
      let location = try DataLocation(option: folder.path, environment: ["XDG_CACHE_HOME": folder.path])
      let error = #expect(throws: FileError.self) {
        _ = try PretrainedModel.load(.gpt2Medium, in: location)
      }
      let line = error?.description ?? ""
      #expect(line.contains("gpt2-medium/config.json: not found"))
      #expect(line.contains("swift run llm-training fetch gpt2-medium") && !line.contains("\n"))
    }
  }

  @Test("Another model in the folder of a published one is refused, also as OpenAI's files")
  func otherModel() throws {
    for (original, place) in [
      ("tiny-gpt2", "gpt2"), ("tiny-gpt2-tensorflow", "gpt2"), ("tiny-gpt2-tensorflow", "gpt2/124M"),
    ] {
      try withTemporaryFolder { folder in
        let target = folder.appending(path: place)
        try FileManager.default.createDirectory(
          at: target.deletingLastPathComponent(), withIntermediateDirectories: true)
        try FileManager.default.copyItem(at: Golden.url(of: original), to: target)
        let location = try DataLocation(option: folder.path, environment: ["XDG_CACHE_HOME": folder.path])
        let error = #expect(throws: FileError.self) {
          _ = try PretrainedModel.load(.gpt2, in: location)
        }
        #expect(error?.description.contains("the model has 2 blocks where gpt2 has 12") == true)
      }
    }
  }
}
