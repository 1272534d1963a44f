import Testing

@testable import Tensors

@Suite("Layouts, broadcasting and sums against plain loops")
struct LayoutTests {
  @Test("A copy of any layout has the elements in their order", arguments: 0..<100)
  func copies(seed: Int) {
    let dice = Dice(seed: UInt64(seed))
    let x = dice.scattered(dice.shape(rank: 0..<5, sizes: 1..<6))
    // Element by element through the layout itself, not through a copy.
    let elements = allIndices(of: x.shape).map { index in index.reduce(x) { $0[$1] }.item }
    #expect(x.copied().isContiguous)
    #expect(x.copied().scalars == elements && x.scalars == elements)
    #expect(x.contiguous().scalars == elements)
  }

  @Test("Reshaping any layout keeps row-major order", arguments: 0..<100)
  func reshapes(seed: Int) {
    let dice = Dice(seed: UInt64(500 + seed))
    let factors = dice.shape(rank: 1..<5, sizes: 1..<5)
    let x = dice.scattered(factors)
    let split = factors.flatMap { $0 == 4 ? [2, 2] : [$0, 1] }
    let elements = NaiveTensor(x).values.map { Float($0) }
    for target in [split, [-1], [1, -1, 1], [-1, factors[0]], Array(factors.reversed()), factors + [1]] {
      #expect(x.reshaped(to: target).scalars == elements, "\(x.shape) \(x.strides) to \(target)")
    }
  }

  @Test("Permuted axes move every index", arguments: 0..<40)
  func permutes(seed: Int) {
    let dice = Dice(seed: UInt64(700 + seed))
    let x = dice.scattered(dice.shape(rank: 1..<5, sizes: 1..<5))
    let order = Tensor<Int>.randperm(x.rank, generator: dice.generator).scalars
    let naive = NaiveTensor(x)
    let expected = NaiveTensor(shape: order.map { x.shape[$0] }) { index in
      var original = index
      for (i, axis) in order.enumerated() { original[axis] = index[i] }
      return naive[original]
    }
    expect(x.permuted(order), isCloseTo: expected, tolerance: 0)
  }

  @Test("Broadcasting arithmetic matches loops over indices", arguments: 0..<150)
  func broadcasts(seed: Int) {
    let dice = Dice(seed: UInt64(2000 + seed))
    let shape = dice.shape(rank: 0..<5, sizes: 1..<6)
    func operand() -> Tensor<Float> {
      let stretched = shape.map { dice.roll(0..<3) == 0 ? 1 : $0 }
      return dice.scattered(Array(stretched.dropFirst(dice.roll(0..<shape.count + 1))))
    }
    let (a, b) = (operand(), operand())
    let (x, y) = (NaiveTensor(a), NaiveTensor(b))
    let rank = max(a.rank, b.rank)
    func ones(_ shape: [Int]) -> [Int] { [Int](repeating: 1, count: rank - shape.count) + shape }
    let together = zip(ones(a.shape), ones(b.shape)).map { max($0, $1) }
    let name = "\(a.shape) \(a.strides) and \(b.shape) \(b.strides)"
    expect(a + b, isCloseTo: NaiveTensor(shape: together) { x[$0] + y[$0] }, name)
    expect(a - b, isCloseTo: NaiveTensor(shape: together) { x[$0] - y[$0] }, name)
    expect(a * b, isCloseTo: NaiveTensor(shape: together) { x[$0] * y[$0] }, name)
    expect(a / (b + 3), isCloseTo: NaiveTensor(shape: together) { x[$0] / (y[$0] + 3) }, name)
    let chosen = whereTrue(a .< b, a, b)
    expect(chosen, isCloseTo: NaiveTensor(shape: together) { min(x[$0], y[$0]) }, tolerance: 0, name)
    expect(a.expanded(to: ones(a.shape)), isCloseTo: NaiveTensor(shape: ones(a.shape)) { x[$0] }, name)
  }

  @Test(
    "Sums, means and variances along every subset of axes", arguments: [[3, 4, 5, 2], [1, 17, 3], [33], []])
  func reduces(shape: [Int]) {
    let dice = Dice(seed: 8)
    for x in [dice.tensor(shape), dice.scattered(shape), dice.scattered(shape)] {
      let naive = NaiveTensor(x)
      for subset in 0..<1 << shape.count {
        let axes = shape.indices.filter { subset >> $0 & 1 == 1 }
        let reduced = axes.isEmpty ? Array(shape.indices) : axes
        let kept = shape.indices.map { reduced.contains($0) ? 1 : shape[$0] }
        let groups = kept.reduce(1, *)
        let each = Double(shape.reduce(1, *) / groups)
        var (sums, squares) = (NaiveTensor(shape: kept) { _ in 0 }, NaiveTensor(shape: kept) { _ in 0 })
        for (index, value) in zip(allIndices(of: shape), naive.values) {
          let place = zip(kept, index).reduce(0) { $0 * $1.0 + ($1.0 == 1 ? 0 : $1.1) }
          sums.values[place] += value
          squares.values[place] += value * value
        }
        let means = NaiveTensor(shape: kept) { sums[$0] / each }
        let variances = NaiveTensor(shape: kept) { squares[$0] / each - means[$0] * means[$0] }
        expect(x.sum(along: axes, keepingDimensions: true), isCloseTo: sums, "sum along \(axes) of \(shape)")
        expect(
          x.mean(along: axes, keepingDimensions: true), isCloseTo: means, "mean along \(axes) of \(shape)")
        let variance = x.variance(along: axes, unbiased: false, keepingDimensions: true)
        expect(variance, isCloseTo: variances, "variance along \(axes) of \(shape)")
      }
    }
  }
}
