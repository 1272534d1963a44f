import Foundation
import Tensors
import Testing

/// Softmax, cross-entropy and normalization beside their formulas in double precision.
@Suite("Row kernels against their formulas")
struct RowKernelTests {
  static let widths = [1, 2, 15, 16, 17, 50, 257]

  /// Rows of a matrix as double-precision numbers.
  private func rows(_ x: Tensor<Float>) -> [[Double]] {
    x.unbound().map { $0.scalars.map(Double.init) }
  }

  private func expect(
    _ yours: Tensor<Float>, equals rows: [[Double]], tolerance: Double = 1e-5,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    var naive = NaiveTensor(shape: yours.shape) { _ in 0 }
    #expect(rows.joined().count == yours.count, sourceLocation: sourceLocation)
    naive.values = Array(rows.joined())
    TensorsTests.expect(yours, isCloseTo: naive, tolerance: tolerance, sourceLocation: sourceLocation)
  }

  private func logSumExp(_ row: [Double]) -> Double {
    let largest = row.max()!
    return largest + log(row.reduce(0) { $0 + exp($1 - largest) })
  }

  @Test(
    "Softmax, its logarithm and ln Σ eˣ, also of numbers in the thousands", arguments: widths, [1.0, 1000])
  func softmax(width: Int, scale: Double) {
    let x = Dice(seed: UInt64(width)).tensor([5, width], scale: scale)
    let naive = rows(x)
    expect(x.softmax(along: 1), equals: naive.map { row in row.map { exp($0 - logSumExp(row)) } })
    expect(
      x.logSoftmax(along: 1), equals: naive.map { row in row.map { $0 - logSumExp(row) } }, tolerance: 1e-6)
    expect(x.logSumExp(along: 1), equals: [naive.map(logSumExp)], tolerance: 1e-6)
    expect(x.transposed().softmax(along: 0).transposed(), equals: rows(x.softmax(along: 1)), tolerance: 1e-7)
  }

  @Test("Positions at −∞ have weight zero, and a row of −∞ alone is NaN", arguments: widths)
  func maskedSoftmax(width: Int) {
    let x = Tensor<Float>.zeros([2, width]).maskedFill(Tensor<Bool>.ones([width]), with: -.infinity)
    #expect(x.softmax(along: 1).scalars.allSatisfy { $0.isNaN })
    x[0..., -1] = Tensor<Float>(5)
    let last = (0..<2 * width).map { Float($0 % width == width - 1 ? 1 : 0) }
    #expect(x.softmax(along: 1).scalars == last)
  }

  @Test("ln Σ eˣ of a row of −∞ alone is −∞, and one ∞ makes it ∞", arguments: widths)
  func infiniteLogSumExp(width: Int) {
    let x = Tensor<Float>.full([2, width], -.infinity)
    x[1, 0] = Tensor(5)
    #expect(x.logSumExp(along: 1).scalars == [-.infinity, 5])
    x[1, 0] = Tensor(.infinity)
    #expect(x.logSumExp(along: -1, keepingDimensions: true).scalars == [-.infinity, .infinity])
  }

  @Test("Cross-entropy and its gradient, with logits in the thousands too", arguments: widths, [1.0, 1000])
  func crossEntropy(width: Int, scale: Double) throws {
    let dice = Dice(seed: UInt64(width + 1))
    let logits = dice.tensor([6, width], scale: scale).requiringGradient()
    let targets = Tensor<Int>.randint(0, width, [6], generator: dice.generator)
    let naive = rows(logits)
    let losses = zip(naive, targets.scalars).map { row, target in logSumExp(row) - row[target] }
    expect(logits.crossEntropy(targets: targets, reduction: .none), equals: [losses], tolerance: 1e-6)
    let mean = logits.crossEntropy(targets: targets)
    #expect(abs(Double(mean.item) - losses.reduce(0, +) / 6) <= 1e-6 * (1 + losses.max()!))
    mean.backward()
    let gradient = zip(naive, targets.scalars).map { row, target in
      row.indices.map { (exp(row[$0] - logSumExp(row)) - ($0 == target ? 1 : 0)) / 6 }
    }
    expect(try #require(logits.gradient), equals: gradient, tolerance: 1e-6)
  }

  @Test("Normalization of rows, far from zero too", arguments: widths, [0.0, 1000])
  func normalization(width: Int, center: Double) {
    let dice = Dice(seed: UInt64(width + 2))
    let x = dice.tensor([5, width]) + Float(center)
    let (scale, shift) = (dice.tensor([width]), dice.tensor([width]))
    let (g, h) = (scale.scalars.map(Double.init), shift.scalars.map(Double.init))
    let normal = rows(x).map { row in
      let mean = row.reduce(0, +) / Double(width)
      let variance = row.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(width)
      return row.map { ($0 - mean) / (variance + 1e-5).squareRoot() }
    }
    // The mean of numbers near 1000 is rounded by 3e-5, and nothing is divided by less than √ε = 3e-3. (The
    // variance as mean of squares less square of mean would be off by a fifth.)
    let tolerance = center == 0 ? 1e-5 : 2e-2
    expect(x.layerNormalized(shape: [width]), equals: normal, tolerance: tolerance)
    expect(
      x.layerNormalized(shape: [width], scale: scale, shift: shift),
      equals: normal.map { row in row.indices.map { row[$0] * g[$0] + h[$0] } }, tolerance: tolerance)
    let squares = rows(x).map { row in
      let meanSquare = row.reduce(0) { $0 + $1 * $1 } / Double(width)
      return row.indices.map { row[$0] / (meanSquare + 1e-5).squareRoot() * g[$0] }
    }
    expect(x.rootMeanSquareNormalized(shape: [width], scale: scale), equals: squares)
  }

  @Test("Activations of vectors of all lengths around sixteen", arguments: 0..<36)
  func activations(count: Int) {
    let x = Dice(seed: 9).tensor([count], scale: 6)
    let naive = x.scalars.map(Double.init)
    func check(_ yours: Tensor<Float>, _ formula: (Double) -> Double) {
      expect(yours, equals: [naive.map(formula)], tolerance: 2e-6)
    }
    check(x.gelu()) { 0.5 * $0 * (1 + tanh((2 / Double.pi).squareRoot() * ($0 + 0.044715 * pow($0, 3)))) }
    check(x.geluExact()) { 0.5 * $0 * (1 + erf($0 / 2.0.squareRoot())) }
    check(x.silu()) { $0 / (1 + exp(-$0)) }
    check(x.relu()) { max($0, 0) }
    check(x.softplus()) { log(1 + exp($0)) }
    check(x.tanh(), tanh)
    check(x.sigmoid()) { 1 / (1 + exp(-$0)) }
    check(x.clamped(-1, 2)) { min(max($0, -1), 2) }
  }
}
