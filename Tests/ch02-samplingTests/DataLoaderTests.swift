import Datasets
import Sampling
import Tensors
import TestSupport
import Testing
import Tokenizing

@Suite("Batches of windows")
struct DataLoaderTests {
  /// The first batch of windows over the numbers 0 to 1000, and the last.
  private func ends(batchSize: Int, stride: Int, shuffles: Bool) throws -> (TokenBatch, TokenBatch) {
    let batches = Array(
      try makeDataLoader(
        ids: Array(0...1000), batchSize: batchSize, contextLength: 4, stride: stride, shuffles: shuffles))
    return (batches[0], batches[batches.count - 1])
  }

  @Test("Examples are tensors of ids, with targets one position further on")
  func dataset() throws {
    let dataset = GPTDataset(ids: [7, 8, 9, 10, 11, 12], contextLength: 3, stride: 2)
    try #require(dataset.count == 2)
    expectEqual(dataset[1].inputs, to: Tensor([9, 10, 11]))
    expectEqual(dataset[1].targets, to: Tensor([10, 11, 12]))
  }

  @Test("Over the numbers 0 to 1000, first and last batch are the ones that the book prints")
  func numbers() throws {
    let (first, last) = try ends(batchSize: 1, stride: 1, shuffles: false)
    expectEqual(first.inputs, to: Tensor([[0, 1, 2, 3]]))
    expectEqual(first.targets, to: Tensor([[1, 2, 3, 4]]))
    expectEqual(last.inputs, to: Tensor([[996, 997, 998, 999]]))
    expectEqual(last.targets, to: Tensor([[997, 998, 999, 1000]]))
    let (_, pair) = try ends(batchSize: 2, stride: 4, shuffles: false)
    expectEqual(pair.inputs, to: Tensor([[992, 993, 994, 995], [996, 997, 998, 999]]))
    expectEqual(pair.targets, to: Tensor([[993, 994, 995, 996], [997, 998, 999, 1000]]))
  }

  @Test("Shuffled under seed 123, the last batch of numbers is the one that the book prints")
  func shuffledNumbers() throws {
    manualSeed(123)
    let (_, last) = try ends(batchSize: 2, stride: 4, shuffles: true)
    expectEqual(last.inputs, to: Tensor([[880, 881, 882, 883], [112, 113, 114, 115]]))
    expectEqual(last.targets, to: Tensor([[881, 882, 883, 884], [113, 114, 115, 116]]))
  }

  @Test("A shuffled epoch has every window once, each with its own target")
  func shuffling() throws {
    let loader = try makeDataLoader(
      ids: Array(0..<41), batchSize: 3, contextLength: 4, stride: 4, generator: RandomGenerator(seed: 5))
    let (one, two) = (Array(loader), Array(loader))
    let starts = one.flatMap { $0.inputs[0..., 0].scalars }
    #expect(starts.count == 9 && Set(starts).count == 9 && starts.allSatisfy { $0 % 4 == 0 })
    #expect(starts != two.flatMap { $0.inputs[0..., 0].scalars })
    for batch in one + two { expectEqual(batch.targets, to: batch.inputs + 1) }
  }

  @Test("An incomplete last batch is dropped or kept")
  func lastBatch() throws {
    func shapes(dropsLast: Bool) throws -> [[Int]] {
      let loader = try makeDataLoader(
        ids: Array(0..<11), batchSize: 4, contextLength: 1, stride: 1, shuffles: false,
        dropsLast: dropsLast)
      return loader.map(\.inputs.shape)
    }
    #expect(try shapes(dropsLast: true) == [[4, 1], [4, 1]])
    #expect(try shapes(dropsLast: false) == [[4, 1], [4, 1], [2, 1]])
  }

  @Test("A text too short for one window is reported in one line", arguments: [0, 3, 4])
  func shortText(count: Int) throws {
    let error = try #require(throws: SamplingError.self) {
      try makeDataLoader(ids: Array(0..<count), batchSize: 1, contextLength: 4, stride: 1)
    }
    #expect(error == .textTooShort(tokens: count, contextLength: 4))
    #expect(error.description.hasPrefix("The text has \(count) tokens, but a context of 4 needs at least 5"))
    #expect(!error.description.contains("\n"))
  }

  @Test("A batch larger than the data is reported in one line, unless incomplete batches are kept")
  func largeBatch() throws {
    let error = try #require(throws: SamplingError.self) {
      try makeDataLoader(ids: Array(0..<9), batchSize: 8, contextLength: 4, stride: 1)
    }
    #expect(error == .tooFewWindows(count: 5, batchSize: 8))
    #expect(error.description.hasPrefix("The text has 5 windows, too few for a batch of 8"))
    #expect(!error.description.contains("\n"))
    let kept = try makeDataLoader(
      ids: Array(0..<9), batchSize: 8, contextLength: 4, stride: 1, dropsLast: false)
    #expect(Array(kept).map(\.inputs.shape) == [[5, 4]])
  }

  @Test("A text is tokenized first, with special tokens between documents")
  func text() throws {
    let tokenizer = BytePairEncoding(merges: [])
    let loader = try makeDataLoader(
      text: "ab<|endoftext|>c", tokenizer: tokenizer, batchSize: 1, contextLength: 3, stride: 1,
      shuffles: false)
    let ids = try tokenizer.encode("ab") + [256] + tokenizer.encode("c")
    let batches = Array(loader)
    try #require(batches.count == 1)
    #expect(batches[0].inputs.scalars == Array(ids[0..<3]))
    #expect(batches[0].targets.scalars == Array(ids[1..<4]))
  }

  @Test("The defaults are the book's: windows of 256 with stride 128, shuffled, in batches of four")
  func defaults() throws {
    let loader = try makeDataLoader(ids: Array(0..<256 + 128 * 8))
    #expect(loader.batchSize == 4 && loader.shuffles && loader.dropsLast)
    try #require(loader.dataset.count == 8)
    #expect(loader.dataset[1].inputs.scalars == Array(128..<384))
  }

  @Test("Sizes below 1 are programming errors")
  func programmingErrors() async {
    let first = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = try makeDataLoader(ids: [1, 2, 3], batchSize: 0, contextLength: 1, stride: 1)
    }
    expectMessage("batch size of 0", of: first)
    let second = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = try makeDataLoader(ids: [1, 2, 3], batchSize: 1, contextLength: 1, stride: 0)
    }
    expectMessage("with stride 0", of: second)
  }
}
