import Tensors
import Testing

@Suite("Ranges of numbers")
struct RangeTests {
  /// Bounds, step, and the number of elements that PyTorch makes of them.
  static let ranges: [(start: Double, end: Double, step: Double, count: Int)] = [
    (0, 0.3, 0.1, 3), (0, 1.2, 0.1, 12), (0, 0.6, 0.2, 3), (0, 0.7, 0.1, 7), (0, 1.1, 0.1, 11),
    (0, 1, 0.3, 4), (-1, 1, 0.1, 20), (-0.5, 0.5, 0.05, 20), (0, 1e-3, 1e-4, 10),
    (1, 0, -0.1, 10), (0.9, 0, -0.3, 3), (5, 5, 0.1, 0), (0, 1, -0.1, 0),
    // 1.3 − 1 is a little more than 0.3, and 2.1 / 0.7 a little more than 3, in PyTorch too.
    (1, 1.3, 0.1, 4), (0, 2.1, 0.7, 4),
  ]

  @Test("A range of floats has as many elements as PyTorch's, each rounded once", arguments: ranges)
  func floats(range: (start: Double, end: Double, step: Double, count: Int)) {
    let made = Tensor<Float>.arange(range.start, range.end, step: range.step)
    let exact = (0..<range.count).map { Float(range.start + Double($0) * range.step) }
    #expect(made.shape == [range.count])
    #expect(made.scalars == exact)
  }

  @Test("Integers are exact, also beyond what a Double holds")
  func integers() {
    #expect(Tensor<Int>.arange(2, 9, step: 3).scalars == [2, 5, 8])
    #expect(Tensor<Int>.arange(5, 0, step: -2).scalars == [5, 3, 1])
    let large = 9_007_199_254_740_993  // 2^53 + 1
    #expect(Tensor<Int>.arange(large, large + 3).scalars == [large, large + 1, large + 2])
  }

  @Test("Evenly spaced numbers include both ends, whatever the step is rounded to", arguments: 2..<60)
  func linspace(count: Int) {
    let made = Tensor<Float>.linspace(0.1, 0.7, count: count).scalars
    #expect(made.count == count && made.first == 0.1 && made.last == 0.7)
    for (i, x) in made.enumerated() {
      let exact = 0.1 + 0.6 * Double(i) / Double(count - 1)
      #expect(abs(Double(x) - exact) <= 2e-7)
    }
  }
}
