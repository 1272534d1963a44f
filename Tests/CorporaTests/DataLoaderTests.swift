import Corpora
import Foundation
import Tensors
import Testing

/// The numbers from 0 on, as examples.
private struct Numbers: Dataset {
  let count: Int
  subscript(index: Int) -> Int { index }
}

private func loader(
  of count: Int, batchSize: Int, shuffles: Bool = true, dropsLast: Bool = false,
  generator: RandomGenerator? = nil
) -> DataLoader<Numbers, [Int]> {
  DataLoader(
    Numbers(count: count), batchSize: batchSize, shuffles: shuffles, dropsLast: dropsLast,
    generator: generator
  ) { $0 }
}

@Suite("Data loaders")
struct DataLoaderTests {
  static let kinds = ["10-3-keep", "10-3-drop", "5-2-keep"].flatMap { [$0 + "-shuffled", $0 + "-plain"] }
  static let epochs = kinds.map { "loader-123-" + $0 } + kinds.map { "loader-42-" + $0 }

  @Test(
    "Three epochs have PyTorch's order and leave the generator where PyTorch leaves it", arguments: epochs)
  func threeEpochs(id: String) throws {
    let golden = try LoaderGolden(id)
    manualSeed(golden.seed)
    let loader = try loader(
      of: golden.param("n"), batchSize: golden.param("batch_size"), shuffles: golden.param("shuffle"),
      dropsLast: golden.param("drop_last"))
    #expect(try loader.count == golden.param("length"))
    var epochs: [[[Int]]] = []
    var after: [Float] = []
    for _ in 0..<3 {
      epochs.append(Array(loader))
      for _ in 0..<3 { after.append(Float(RandomGenerator.default.nextNormal())) }
    }
    #expect(try epochs == golden.output("epochs"))
    #expect(try after == golden.floats("after"))
  }

  @Test(
    "The start of an epoch draws once, the first batch once more, the others nothing",
    arguments: ["loader-123-steps", "loader-42-steps"])
  func steps(id: String) throws {
    let golden = try LoaderGolden(id)
    manualSeed(golden.seed)
    var epoch = try loader(of: golden.param("n"), batchSize: golden.param("batch_size")).makeIterator()
    #expect(try [RandomGenerator.default.nextFloat()] == golden.floats("rand_after_iter"))
    #expect(try epoch.next() == golden.output("first"))
    #expect(try [RandomGenerator.default.nextFloat()] == golden.floats("rand_after_first"))
    var rest: [[Int]] = []
    while let batch = epoch.next() { rest.append(batch) }
    #expect(try rest == golden.output("rest"))
    #expect(try [RandomGenerator.default.nextFloat()] == golden.floats("rand_after_all"))
  }

  @Test(
    "A loader with its own generator leaves the default one alone",
    arguments: ["loader-123-generator", "loader-42-generator"])
  func ownGenerator(id: String) throws {
    let golden = try LoaderGolden(id)
    manualSeed(golden.seed)
    let own = RandomGenerator(seed: UInt64(try golden.param("generator_seed") as Int))
    let loader = try loader(of: golden.param("n"), batchSize: golden.param("batch_size"), generator: own)
    let epochs = [Array(loader), Array(loader)]
    #expect(try epochs == golden.output("epochs"))
    let after = (0..<2).map { _ in RandomGenerator.default.nextFloat() }
    #expect(try after == golden.floats("global_rand"))
  }

  @Test("The end of an epoch takes one more order from the loader's own generator, and only once")
  func exhaustion() {
    for (count, dropsLast, atBatch) in [(5, false, 3), (4, false, 3), (5, true, 3), (1, true, 1)] {
      let (own, expected) = (RandomGenerator(seed: 1), RandomGenerator(seed: 1))
      var epoch = loader(of: count, batchSize: 2, dropsLast: dropsLast, generator: own).makeIterator()
      _ = (expected.nextInt63(), expected.permutation(count: count))
      for i in 1...4 {
        _ = epoch.next()
        if i == atBatch { _ = expected.permutation(count: count) }
        #expect(own.state == expected.state, "\(count) examples, call \(i)")
      }
    }
  }

  @Test("A split is one permutation cut in order", arguments: ["random-split-123", "random-split-42"])
  func split(id: String) throws {
    let golden = try LoaderGolden(id)
    manualSeed(golden.seed)
    let lengths: [Int] = try golden.param("lengths")
    let parts = randomSplit(Numbers(count: lengths.reduce(0, +)), lengths: lengths)
    #expect(try parts.map(\.indices) == golden.output("indices"))
    #expect(parts.map(\.count) == lengths)
    #expect(parts.allSatisfy { part in (0..<part.count).map { part[$0] } == part.indices })
    #expect(try [RandomGenerator.default.nextFloat()] == golden.floats("rand"))
  }

  @Test("Every recorded order is compared")
  func coverage() throws {
    let compared =
      Self.epochs
      + ["loader-123-steps", "loader-42-steps", "loader-123-generator", "loader-42-generator"]
    #expect(try Set(LoaderGolden.ids(withPrefix: "loader-")) == Set(compared))
    #expect(try LoaderGolden.ids(withPrefix: "random-split-").count == 2)
  }

  @Test("An epoch left after any batch goes on with the same batches and draws", arguments: [true, false])
  func resuming(hasOwnGenerator: Bool) throws {
    for taken in 0...6 {
      manualSeed(11)
      let own = hasOwnGenerator ? RandomGenerator(seed: 12) : nil
      let first = loader(of: 9, batchSize: 2, generator: own)
      var epoch = first.makeIterator()
      for i in 0..<taken { #expect((epoch.next() == nil) == (i == 5)) }
      let position = try JSONEncoder().encode(epoch.position)
      let (saved, savedOwn) = (RandomGenerator.default.state, own?.state)
      let expected = Array(IteratorSequence(epoch)) + Array(first)
      let wordAfter = RandomGenerator.default.nextUInt32()

      manualSeed(99)
      RandomGenerator.default.state = saved
      let restored = hasOwnGenerator ? RandomGenerator() : nil
      if let savedOwn { restored?.state = savedOwn }
      let second = loader(of: 9, batchSize: 2, generator: restored)
      let resumed = second.makeIterator(
        resumingAt: try JSONDecoder().decode(LoaderPosition.self, from: position))
      #expect(Array(IteratorSequence(resumed)) + Array(second) == expected)
      #expect(RandomGenerator.default.nextUInt32() == wordAfter)
    }
  }

  @Test("A position that cannot be is refused")
  func damagedPosition() {
    #expect(throws: DecodingError.self) {
      try JSONDecoder().decode(
        LoaderPosition.self, from: Data(#"{"batches": -1, "isExhausted": false}"#.utf8))
    }
  }

  @Test("A batch larger than the data is one short batch, or none where short ones are dropped")
  func largeBatch() {
    #expect(loader(of: 3, batchSize: 8, shuffles: false).count == 1)
    #expect(Array(loader(of: 3, batchSize: 8, shuffles: false)) == [[0, 1, 2]])
    #expect(loader(of: 3, batchSize: 8, dropsLast: true).count == 0)
    #expect(Array(loader(of: 3, batchSize: 8, dropsLast: true)).isEmpty)
    #expect(loader(of: 0, batchSize: 8).count == 0)
    #expect(Array(loader(of: 0, batchSize: 8)).isEmpty)
  }

  @Test("The collate closure makes each batch from its examples")
  func collating() {
    let sums = DataLoader(Numbers(count: 5), batchSize: 2) { "\($0.reduce(0, +)) of \($0.count)" }
    #expect(Array(sums) == ["1 of 2", "5 of 2", "4 of 1"])
  }

  @Test("A batch size of 0 and lengths that do not add up are programming errors")
  func programmingErrors() async {
    await #expect(processExitsWith: .failure) {
      _ = DataLoader(Numbers(count: 3), batchSize: 0) { $0 }
    }
    await #expect(processExitsWith: .failure) {
      _ = randomSplit(Numbers(count: 3), lengths: [1, 1])
    }
  }
}
