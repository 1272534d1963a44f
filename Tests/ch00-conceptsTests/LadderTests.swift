import Concepts
import ConceptsTopics
import TestSupport
import Testing

@Suite("Topic ladder: sizes, operations, hours")
struct LadderTests {
  @Test("The four GPT-2 have their published sizes, GPT-3 its 175 billion, the last a trillion")
  func sizes() {
    let sizes = ModelSize.ladder.map(\.parameters)
    #expect(sizes.prefix(4) == [124_439_808, 354_823_168, 774_030_080, 1_557_611_200])
    expectClose(Double(sizes[5]), to: 175e9, absolute: 0, relative: 0.005)
    expectClose(Double(sizes[6]), to: 1e12, absolute: 0, relative: 0.02)
  }

  @Test("Every weight of a matrix counts twice for each token", arguments: [1, 7, 1024])
  func operations(tokens: Int) {
    let size = ModelSize("", width: 64, layers: 3, contextLength: 1024)
    var counts = ParameterCounts()
    (counts.embeddingWidth, counts.layerCount) = (64, 3)
    let biases = 64 + 4 * 64 + 64  // of attention's output and both feed-forward layers
    let matrices = 3 * (counts.attention + counts.feedForward - biases) + counts.outputHead
    let forward = size.forwardOperations(tokens: tokens)
    #expect(forward.weights == 2 * tokens * matrices)
    #expect(forward.attention == 3 * 4 * tokens * tokens * 64)
  }

  @Test("Costs of a small case by hand")
  func costs() {
    let cost = TrainingCost(parameters: 1000)
    #expect(cost.tokens == 20_000 && cost.operations == 1.2e8 && cost.textBytes == 80_000)
    #expect(cost.weightBytes(bitsEach: 4) == 500 && cost.trainingBytes == 16_000)
    expectClose(cost.hours(atRate: 1e6), to: 120 / 3600.0)
    #expect(TrainingCost(parameters: 10, tokens: 7).operations == 420)
  }

  @Test(
    "Three digits and a unit",
    arguments: [
      (0, "0 B"), (7, "7 B"), (999, "999 B"), (999.9, "1 kB"), (1500, "1.5 kB"), (99_960, "100 kB"),
      (123_456_789, "123 MB"), (1.749e12, "1749 GB"),
    ])
  func units(value: Double, text: String) {
    #expect(withUnit(value, ["B", "kB", "MB", "GB"]) == text)
  }
}
