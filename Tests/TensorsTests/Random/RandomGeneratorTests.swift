import Foundation
import TestSupport
import Testing

@testable import Tensors

@Suite("The random generator")
struct RandomGeneratorTests {
  @Test("Words taken in runs and pairs equal those taken one by one, from every position of a block")
  func runs() {
    for start in [0, 1, 300, 622, 623, 624] {
      for count in [0, 1, 2, 313, 1000] {
        let (single, bulk) = (RandomGenerator(seed: 5), RandomGenerator(seed: 5))
        for _ in 0..<start { #expect(single.nextUInt32() == bulk.nextUInt32()) }
        let expected = (0..<count).map { _ in single.nextFloat() }
        #expect(drawnFloats(count) { bulk.fillUniform(into: $0) } == expected)
        let decisions = (0..<count + 1).map { _ in single.nextDouble() < 0.7 ? UInt8(1) : 0 }
        #expect(keepMask(count + 1, probability: 0.7, from: bulk) == decisions)
        #expect(single.state == bulk.state)
      }
    }
  }

  @Test("A mask keeps exactly the draws below the probability, even if it is not a multiple of 2^-53")
  func maskThreshold() {
    // The drawn numbers and their neighbours are the hardest probabilities.
    let draws = RandomGenerator(seed: 9)
    for i in 0..<400 {
      let drawn = draws.nextDouble()
      for probability in [drawn.nextDown, drawn, drawn.nextUp] {
        let generator = RandomGenerator(seed: 9)
        let mask = keepMask(i + 1, probability: probability, from: generator)
        #expect(mask[i] == (drawn < probability ? 1 : 0))
      }
    }
    #expect(keepMask(500, probability: 0, from: draws).allSatisfy { $0 == 0 })
    #expect(keepMask(500, probability: 1, from: draws).allSatisfy { $0 == 1 })
    #expect(keepMask(500, probability: .leastNonzeroMagnitude, from: draws).allSatisfy { $0 == 0 })
  }

  @Test("A restored generator continues the stream bit for bit, including the carried normal value")
  func saving() throws {
    let generator = RandomGenerator(seed: 3)
    _ = drawnFloats(1000) { generator.fillUniform(into: $0) }
    _ = generator.nextNormal()
    let saved = try JSONEncoder().encode(generator.state)
    let expected =
      drawnFloats(9) { generator.fillNormal(into: $0) } + drawnFloats(2000) { generator.fillNormal(into: $0) }
    let restored = RandomGenerator()
    restored.state = try JSONDecoder().decode(RandomGenerator.State.self, from: saved)
    #expect(restored.initialSeed == 3)
    let actual =
      drawnFloats(9) { restored.fillNormal(into: $0) } + drawnFloats(2000) { restored.fillNormal(into: $0) }
    #expect(actual == expected)
    #expect(restored.state == generator.state)
  }

  @Test("A truncated state is rejected with a message that says what is wrong")
  func damagedState() throws {
    let damaged = Data(#"{"initialSeed": 1, "words": [1, 2, 3], "position": 0}"#.utf8)
    let error = #expect(throws: DecodingError.self) {
      try JSONDecoder().decode(RandomGenerator.State.self, from: damaged)
    }
    #expect("\(try #require(error))".contains("3 words"))
  }

  @Test("Seeding again restarts the stream and drops the carried normal value")
  func reseeding() {
    let generator = RandomGenerator(seed: 8)
    let first = (0..<3).map { _ in generator.nextNormal() }
    generator.seed(8)
    #expect((0..<3).map { _ in generator.nextNormal() } == first)
    #expect(generator.initialSeed == 8)
  }

  @Test("Every thread has its own default generator, with PyTorch's default seed")
  func defaultGenerators() {
    manualSeed(-1)
    #expect(RandomGenerator.default.initialSeed == .max)
    #expect(RandomGenerator.default === RandomGenerator.default)
    let (seed, word) = onNewThread {
      (RandomGenerator.default.initialSeed, RandomGenerator.default.nextUInt32())
    }
    #expect(seed == RandomGenerator.defaultSeed)
    #expect(word == RandomGenerator().nextUInt32())
    let fresh = RandomGenerator(seed: 0xFFFF_FFFF)
    #expect(RandomGenerator.default.nextUInt32() == fresh.nextUInt32())
  }

  @Test("Empty buffers draw nothing")
  func emptyBuffers() {
    let generator = RandomGenerator(seed: 1)
    let before = generator.state
    #expect(drawnFloats(0) { generator.fillUniform(into: $0) }.isEmpty)
    #expect(drawnFloats(0) { generator.fillUniform(into: $0, from: 0, to: 1) }.isEmpty)
    #expect(drawnFloats(0) { generator.fillNormal(into: $0) }.isEmpty)
    #expect(generator.permutation(count: 0).isEmpty)
    #expect(generator.permutation(count: 1) == [0])
    #expect(generator.state == before)
  }
}
