import Classification
import TestSupport
import Testing

@Suite("Drawing rows as pandas does")
struct PandasSampleTests {
  @Test("Sample and shuffle match pandas row for row")
  func goldenRows() {
    let outputs = golden("balanced-sample").outputs
    #expect(pandasSample(Array(0..<4825), count: 747, seed: 123) == outputs["ham"].ints)
    #expect(pandasSample(Array(0..<1494), count: 1494, seed: 123) == outputs["shuffle"].ints)
  }

  @Test("No row is drawn twice", arguments: [0, 1, 2, 3, 64, 65, 100])
  func permutation(count: Int) {
    let rows = Array(0..<count)
    #expect(pandasSample(rows, count: count, seed: 7).sorted() == rows)
    #expect(pandasSample(rows, count: count, seed: 7) == pandasSample(rows, count: count, seed: 7))
    #expect(pandasSample(rows, count: 0, seed: 7).isEmpty)
  }

  @Test("A smaller sample is the beginning of a larger one, and another seed gives another")
  func beginnings() {
    let rows = Array(0..<50)
    #expect(
      pandasSample(rows, count: 50, seed: 1).prefix(9).elementsEqual(pandasSample(rows, count: 9, seed: 1)))
    #expect(pandasSample(rows, count: 50, seed: 1) != pandasSample(rows, count: 50, seed: 2))
  }
}
