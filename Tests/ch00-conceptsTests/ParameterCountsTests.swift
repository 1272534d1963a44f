import Concepts
import Testing

@Suite("Counting a GPT's parameters")
struct ParameterCountsTests {
  @Test("gives the sizes of GPT-2 that the book prints")
  func gpt2() {
    var counts = ParameterCounts()
    #expect(counts.total == 163_009_536 && counts.totalWithTiedHead == 124_412_160)
    #expect(counts.attention == 2_360_064 && counts.feedForward == 4_722_432)
    (counts.embeddingWidth, counts.layerCount, counts.headCount) = (1600, 48, 25)
    #expect(counts.total == 1_637_792_000)
    counts = ParameterCounts()
    counts.hasQKVBias = true  // the published weights
    #expect(counts.totalWithTiedHead == 124_439_808)
  }

  @Test("does not depend on heads and dropout")
  func withoutParameters() {
    var counts = ParameterCounts()
    (counts.headCount, counts.dropout) = (4, 0.5)
    #expect(counts.total == ParameterCounts().total)
    counts.contextLength += 1
    #expect(counts.total == ParameterCounts().total + 768)
  }
}
