import Datasets
import Foundation
import Tensors
import TestSupport
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

/// The shuffled loader that a golden entry describes by two numbers.
private func smallLoader(
  of golden: GoldenEntry, generator: RandomGenerator? = nil
) -> DataLoader<Numbers, [Int]> {
  loader(of: golden.params["n"].int, batchSize: golden.params["batch_size"].int, generator: generator)
}

/// The lists within a list.
private func batches(_ golden: GoldenValue) -> [[Int]] { golden.list.map(\.ints) }

@Suite("Data loaders")
struct DataLoaderTests {
  static let kinds = ["10-3-keep", "10-3-drop", "5-2-keep"].flatMap { [$0 + "-shuffled", $0 + "-plain"] }
  static let epochs = kinds.map { "loader-123-" + $0 } + kinds.map { "loader-42-" + $0 }

  @Test(
    "Three epochs have PyTorch's order and leave the generator where PyTorch leaves it", arguments: epochs)
  func threeEpochs(id: String) throws {
    let golden = Golden.entry(id, in: "rng")
    manualSeed(try #require(golden.seed))
    let loader = loader(
      of: golden.params["n"].int, batchSize: golden.params["batch_size"].int,
      shuffles: golden.params["shuffle"].bool, dropsLast: golden.params["drop_last"].bool)
    #expect(loader.count == golden.params["length"].int)
    var epochs: [[[Int]]] = []
    var after: [Float] = []
    for _ in 0..<3 {
      epochs.append(Array(loader))
      for _ in 0..<3 { after.append(Float(RandomGenerator.default.nextNormal())) }
    }
    #expect(epochs == golden.outputs["epochs"].list.map(batches))
    #expect(after == golden.outputs["after"].floats)
  }

  @Test(
    "The start of an epoch draws once, the first batch again, the others nothing",
    arguments: ["loader-123-steps", "loader-42-steps"])
  func steps(id: String) throws {
    let golden = Golden.entry(id, in: "rng")
    manualSeed(try #require(golden.seed))
    var epoch = smallLoader(of: golden).makeIterator()
    #expect([RandomGenerator.default.nextFloat()] == golden.outputs["rand_after_iter"].floats)
    #expect(epoch.next() == golden.outputs["first"].ints)
    #expect([RandomGenerator.default.nextFloat()] == golden.outputs["rand_after_first"].floats)
    var rest: [[Int]] = []
    while let batch = epoch.next() { rest.append(batch) }
    #expect(rest == batches(golden.outputs["rest"]))
    #expect([RandomGenerator.default.nextFloat()] == golden.outputs["rand_after_all"].floats)
  }

  @Test(
    "A loader with its own generator does not touch the default one",
    arguments: ["loader-123-generator", "loader-42-generator"])
  func ownGenerator(id: String) throws {
    let golden = Golden.entry(id, in: "rng")
    manualSeed(try #require(golden.seed))
    let own = RandomGenerator(seed: UInt64(golden.params["generator_seed"].int))
    let loader = smallLoader(of: golden, generator: own)
    let epochs = [Array(loader), Array(loader)]
    #expect(epochs == golden.outputs["epochs"].list.map(batches))
    let after = (0..<2).map { _ in RandomGenerator.default.nextFloat() }
    #expect(after == golden.outputs["global_rand"].floats)
  }

  @Test("The end of an epoch draws one more order from the loader's own generator, once")
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
    let golden = Golden.entry(id, in: "rng")
    manualSeed(try #require(golden.seed))
    let lengths = golden.params["lengths"].ints
    let parts = randomSplit(Numbers(count: lengths.reduce(0, +)), lengths: lengths)
    #expect(parts.map(\.indices) == batches(golden.outputs["indices"]))
    #expect(parts.map(\.count) == lengths)
    #expect(parts.allSatisfy { part in (0..<part.count).map { part[$0] } == part.indices })
    #expect([RandomGenerator.default.nextFloat()] == golden.outputs["rand"].floats)
  }

  @Test("Every recorded order is compared")
  func coverage() {
    let recorded = Golden.entries(in: "rng").map(\.id)
    let compared =
      Self.epochs
      + ["loader-123-steps", "loader-42-steps", "loader-123-generator", "loader-42-generator"]
    #expect(Set(recorded.filter { $0.hasPrefix("loader-") }) == Set(compared))
    #expect(recorded.count { $0.hasPrefix("random-split-") } == 2)
  }

  @Test(
    "An epoch interrupted after any batch continues with the same batches and draws",
    arguments: [true, false])
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

  @Test("An invalid position is rejected", arguments: [-1, Int.max])
  func damagedPosition(batches: Int) {
    #expect(throws: DecodingError.self) {
      try JSONDecoder().decode(
        LoaderPosition.self, from: Data(#"{"batches": \#(batches), "isExhausted": false}"#.utf8))
    }
  }

  @Test("A position after the end of the epoch gives no batch")
  func latePosition() throws {
    let position = try JSONDecoder().decode(
      LoaderPosition.self, from: Data(#"{"batches": \#(1 << 40), "isExhausted": false}"#.utf8))
    var iterator = loader(of: 3, batchSize: 2, shuffles: false).makeIterator(resumingAt: position)
    #expect(iterator.next() == nil)
  }

  @Test("A batch size above the number of examples gives one short batch, or none if short ones are dropped")
  func largeBatch() {
    #expect(loader(of: 3, batchSize: 8, shuffles: false).count == 1)
    #expect(Array(loader(of: 3, batchSize: 8, shuffles: false)) == [[0, 1, 2]])
    #expect(loader(of: 3, batchSize: 8, dropsLast: true).count == 0)
    #expect(Array(loader(of: 3, batchSize: 8, dropsLast: true)).isEmpty)
    #expect(loader(of: 0, batchSize: 8).count == 0)
    #expect(Array(loader(of: 0, batchSize: 8)).isEmpty)
  }

  @Test("Dropping a short last batch keeps a full one", arguments: [1, 2, 3, 6])
  func fullLastBatch(batchSize: Int) {
    let loader = loader(of: 6, batchSize: batchSize, shuffles: false, dropsLast: true)
    #expect(loader.count == 6 / batchSize)
    #expect(Array(loader).flatMap(\.self) == Array(0..<6))
  }

  @Test("The collate closure makes each batch from its examples")
  func collating() {
    let sums = DataLoader(Numbers(count: 5), batchSize: 2) { "\($0.reduce(0, +)) of \($0.count)" }
    #expect(Array(sums) == ["1 of 2", "5 of 2", "4 of 1"])
  }

  @Test("A batch size of 0 and lengths that do not add up are programming errors")
  func programmingErrors() async {
    let first = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = DataLoader(Numbers(count: 3), batchSize: 0) { $0 }
    }
    expectMessage("DataLoader: a batch size of 0", of: first)
    let second = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = randomSplit(Numbers(count: 3), lengths: [1, 1])
    }
    expectMessage("randomSplit: lengths [1, 1] do not add up to 3 examples", of: second)
  }
}
