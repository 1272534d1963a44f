import Corpora
import Datasets
import Files
import Foundation
import Sampling
import Tensors
import TestSupport
import Testing
import Tokenizing

@Suite("Batches of the book's story", .enabled(if: RealData.isPresent, RealData.skipReason))
struct VerdictTests {
  private let story: TokenizedStory

  init() throws {
    story = try TokenizedStory(in: DataLocation(option: RealData.folder))
  }

  private func loader(
    batchSize: Int, contextLength: Int, stride: Int, shuffles: Bool = false
  ) throws -> DataLoader<GPTDataset, TokenBatch> {
    try makeDataLoader(
      ids: story.ids, batchSize: batchSize, contextLength: contextLength, stride: stride,
      shuffles: shuffles)
  }

  @Test("Story and vocabulary are recognised as the book's")
  func ids() {
    #expect(story.hasBookIDs)
    #expect(story.ids.count == 5145)
    #expect(story.ids[50..<55] == [290, 4920, 2241, 287, 257])
    #expect(story.tokenizer.decode(Array(story.ids[50..<55])) == " and established himself in a")
  }

  @Test("Batches of one with stride 1")
  func single() throws {
    let golden = Golden.entry("batch-1-stride-1", in: "ch02").outputs
    let loader = try loader(batchSize: 1, contextLength: 4, stride: 1)
    let batches = Array(loader.prefix(2))
    for (batch, name) in zip(batches, ["first", "second"]) {
      expectEqual(batch.inputs, to: golden[name][0], name)
      expectEqual(batch.targets, to: golden[name][1], name)
    }
    #expect(batches.count == 2)
    #expect(loader.count == golden["batches"].int)
  }

  @Test("Batches of eight with stride 1 and 4", arguments: [1, 4])
  func eight(stride: Int) throws {
    let golden = Golden.entry("batch-8-stride-\(stride)", in: "ch02").outputs
    let loader = try loader(batchSize: 8, contextLength: 4, stride: stride)
    let batch = try #require(Array(loader.prefix(1)).first)
    expectEqual(batch.inputs, to: golden["inputs"])
    expectEqual(batch.targets, to: golden["targets"])
    #expect(loader.count == golden["batches"].int)
  }

  @Test("Exercise 2.2: windows of two and of eight with stride 2", arguments: [2, 8])
  func exercise(length: Int) throws {
    let golden = Golden.entry("batch-4", in: "ch02").outputs
    let loader = try loader(batchSize: 4, contextLength: length, stride: 2)
    let batch = try #require(Array(loader.prefix(1)).first)
    expectEqual(batch.inputs, to: golden["length\(length)"])
  }

  @Test("Two shuffled epochs have PyTorch's order and leave the generator in the same state")
  func shuffled() throws {
    let golden = Golden.entry("batch-shuffled", in: "ch02")
    manualSeed(try #require(golden.seed))
    let loader = try loader(batchSize: 4, contextLength: 16, stride: 16, shuffles: true)
    let epochs = (0..<2).map { _ in loader.map { $0.inputs[0..., 0].scalars } }
    let expected = golden.outputs["epochs"].list.map { epoch in epoch.list.map(\.ints) }
    #expect(epochs == expected)
    let after = (0..<2).map { _ in RandomGenerator.default.nextFloat() }
    #expect(after == golden.outputs["rand_after"].floats)
  }

  @Test("With only one of the two files, the ids are not the book's")
  func onlyTheVocabulary() throws {
    try withTemporaryFolder { folder in
      try FileManager.default.copyItem(
        at: RealData.url(of: "vocab.bpe"), to: folder.appending(path: "vocab.bpe"))
      let mixed = try TokenizedStory(in: DataLocation(option: folder.path, environment: ["HOME": "/none"]))
      #expect(!mixed.hasBookIDs)
      #expect(mixed.tokenizer.vocabularySize == 50257)
      #expect(mixed.notices[0].contains("stand-in story"))
    }
  }
}

@Suite("The story without the book's data")
struct StandInTests {
  @Test("The stand-ins are used, announced as such, and decode to the text")
  func standIn() throws {
    let nothing = try DataLocation(environment: ["HOME": "/none"])
    let story = try TokenizedStory(in: nothing)
    #expect(!story.hasBookIDs)
    #expect(story.tokenizer.decode(story.ids) == (try Corpus.shortStory(in: nothing)).content)
    #expect(story.notices.count == 2)
    #expect(
      story.notices.allSatisfy { $0.contains("stand-in") && $0.contains("swift run llm-training fetch") })
    #expect(story.ids.count > 1000, "the notebook shows ids 50 to 54 and batches of 8 windows")
  }

  @Test(
    "A damaged file is an error, not a reason to fall back on the stand-in",
    arguments: ["vocab.bpe", "the-verdict.txt"])
  func damaged(name: String) throws {
    try withTemporaryFolder { folder in
      try Data("#version: 0.2\n".utf8).write(to: folder.appending(path: name))
      let location = try DataLocation(option: folder.path, environment: ["HOME": "/none"])
      #expect(throws: FileError.self) { try TokenizedStory(in: location) }
    }
  }
}
