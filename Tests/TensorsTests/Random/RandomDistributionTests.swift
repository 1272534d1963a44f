import Foundation
import Testing

@testable import Tensors

@Suite("Random distributions")
struct RandomDistributionTests {
  @Test("The logarithm polynomial is within a rounding or two of the library's over (0, 1]")
  func logarithm() {
    for i in 1...100_000 {
      let x = Float(i) * 1e-5
      #expect(abs(Double(polynomialLog(x)) - log(Double(x))) <= 2e-7 * max(1, abs(log(Double(x)))))
    }
    #expect(polynomialLog(1) == 0)
  }

  @Test("The sine and cosine polynomials are within 2e-7 of the library's over the whole turn")
  func sineAndCosine() {
    for i in 0...100_000 {
      let angle = Float(i) * 1e-5 * 2 * Float.pi
      let (sine, cosine) = polynomialSineAndCosine(angle)
      #expect(abs(Double(sine) - sin(Double(angle))) <= 2e-7)
      #expect(abs(Double(cosine) - cos(Double(angle))) <= 2e-7)
    }
  }

  @Test("Normal numbers have the requested mean and deviation", arguments: [15, 16, 100_001])
  func normalMoments(count: Int) {
    let generator = RandomGenerator(seed: 6)
    var values: [Float] = []
    while values.count < 100_000 {
      values += drawnFloats(count) { generator.fillNormal(into: $0, mean: -3, standardDeviation: 0.5) }
    }
    let mean = values.reduce(0) { $0 + Double($1) } / Double(values.count)
    let variance = values.reduce(0) { $0 + (Double($1) - mean) * (Double($1) - mean) } / Double(values.count)
    #expect(abs(mean + 3) < 0.01)
    #expect(abs(variance.squareRoot() - 0.5) < 0.01)
  }

  @Test("Long normal fills equal separate fills of the same blocks", arguments: [4096, 8192, 9000])
  func chunks(count: Int) {
    let whole = RandomGenerator(seed: 2)
    let parts = RandomGenerator(seed: 2)
    let expected = stride(from: 0, to: count / 16 * 16, by: 16).flatMap { _ in
      drawnFloats(16) { parts.fillNormal(into: $0) }
    }
    var actual = drawnFloats(count) { whole.fillNormal(into: $0) }
    let kept = count % 16 == 0 ? count : count - 16
    #expect(Array(actual[..<kept]) == Array(expected[..<kept]))
    if kept < count {
      for _ in 0..<count % 16 { _ = parts.nextFloat() }
      actual.removeFirst(kept)
      #expect(actual == drawnFloats(16) { parts.fillNormal(into: $0) })
    }
    #expect(whole.state == parts.state)
  }

  @Test("Truncated normal numbers stay within their bounds on both paths")
  func truncatedBounds() {
    let generator = RandomGenerator(seed: 4)
    for (low, high) in [(-1.0, 1.0), (2.0, 2.5), (-0.1, 0.2)] {
      let values = drawnFloats(500) {
        generator.fillTruncatedNormal(into: $0, mean: 0, standardDeviation: 1, from: low, to: high)
      }
      #expect(values.allSatisfy { Float(low) <= $0 && $0 <= Float(high) })
      #expect(Set(values).count > 450)
    }
  }

  @Test("Permutations contain every number once")
  func permutations() {
    let generator = RandomGenerator(seed: 7)
    for count in [2, 3, 17, 1000] {
      #expect(generator.permutation(count: count).sorted() == Array(0..<count))
    }
  }

  @Test("Draws without replacement are distinct, and weights of zero come last")
  func distinctDraws() {
    let generator = RandomGenerator(seed: 7)
    let weights: [Float] = [0, 2, 0, 1, 3]
    for _ in 0..<100 {
      let drawn = weights.withUnsafeBufferPointer {
        generator.multinomial(weights: $0, categories: 5, count: 5, replacement: false)
      }
      #expect(Set(drawn.prefix(3)) == [1, 3, 4])
      #expect(Array(drawn.suffix(2)) == [0, 2])
    }
  }
}
