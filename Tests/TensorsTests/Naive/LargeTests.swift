import Tensors
import Testing

/// Sizes that are divided among the cores (from 65,536 elements on), with pieces that end in the middle of
/// a vector of sixteen.
@Suite("Large tensors on several threads")
struct LargeTests {
  private static let rows = 301
  private static let columns = 331  // 99,631 elements

  private let x = Dice(seed: 20).tensor([LargeTests.rows, LargeTests.columns])
  private let y = Dice(seed: 21).tensor([LargeTests.rows, LargeTests.columns])

  /// Compares all elements with a formula of row and column.
  private func expect(
    _ yours: Tensor<Float>, tolerance: Float = 1e-6, sourceLocation: SourceLocation = #_sourceLocation,
    equals formula: (_ row: Int, _ column: Int) -> Float
  ) {
    let (rows, columns) = (yours.shape[0], yours.shape[1])
    let values = yours.scalars
    let wrong = (0..<rows * columns).first {
      !(abs(values[$0] - formula($0 / columns, $0 % columns)) <= tolerance)
    }
    #expect(wrong == nil, sourceLocation: sourceLocation)
  }

  @Test("Element-wise operations, with operands of every layout")
  func elementwise() {
    let (rows, columns) = (Self.rows, Self.columns)
    let (a, b) = (x.scalars, y.scalars)
    let (row, column) = (Dice(seed: 22).tensor([columns]), Dice(seed: 23).tensor([rows, 1]))
    let (r, c) = (row.scalars, column.scalars)
    expect(x + y) { a[$0 * columns + $1] + b[$0 * columns + $1] }
    expect(x * row) { a[$0 * columns + $1] * r[$1] }
    expect(column - x) { c[$0] - a[$0 * columns + $1] }
    expect(row * column) { c[$0] * r[$1] }
    expect(2 * x) { 2 * a[$0 * columns + $1] }
    expect(x.relu()) { max(a[$0 * columns + $1], 0) }
    expect(x.transposed() + y.transposed()) { a[$1 * columns + $0] + b[$1 * columns + $0] }
    expect(x.maskedFill(row .> 0, with: 7)) { r[$1] > 0 ? 7 : a[$0 * columns + $1] }
    expect(whereTrue(x .> y, x, y)) { max(a[$0 * columns + $1], b[$0 * columns + $1]) }
  }

  @Test("Copies between layouts")
  func copies() {
    let (columns, a) = (Self.columns, x.scalars)
    expect(x.transposed().copied()) { a[$1 * columns + $0] }
    expect(x[0..., stride(from: columns - 1, to: -1, by: -1)].copied()) { a[$0 * columns + columns - 1 - $1] }
    expect(concatenated([x, y], along: 1)[0..., ..<columns].copied()) { a[$0 * columns + $1] }
  }

  @Test("Sums along either axis and over everything, and their gradients")
  func sums() throws {
    let (rows, columns, a) = (Self.rows, Self.columns, x.scalars.map(Double.init))
    let leaf = x.requiringGradient()
    let down = (0..<columns).map { c in (0..<rows).reduce(0) { $0 + a[$1 * columns + c] } }
    let across = (0..<rows).map { r in (0..<columns).reduce(0) { $0 + a[r * columns + $1] } }
    expect(leaf.sum(along: 0, keepingDimensions: true), tolerance: 1e-4) { Float(down[$1]) }
    expect(leaf.sum(along: 1, keepingDimensions: true), tolerance: 1e-4) { r, _ in Float(across[r]) }
    #expect(abs(Double(leaf.sum().item) - a.reduce(0, +)) <= 1e-3)
    (leaf.sum(along: 0) * y[0]).sum().backward()
    let weights = y[0].scalars
    expect(try #require(leaf.gradient)) { weights[$1] }
  }

  @Test("Row kernels treat each row as if it were alone")
  func rowKernels() {
    let picked = [0, 1, Self.rows / 2 - 1, Self.rows / 2, Self.rows / 2 + 1, Self.rows - 1]
    let shape = [Self.columns]
    let targets = Tensor<Int>.randint(0, Self.columns, [Self.rows], generator: RandomGenerator(seed: 4))
    for row in picked {
      let alone = x[row...row]
      #expect(x.softmax(along: 1)[row].scalars == alone.softmax(along: 1).scalars)
      #expect(x.logSoftmax(along: 1)[row].scalars == alone.logSoftmax(along: 1).scalars)
      #expect(x.layerNormalized(shape: shape)[row].scalars == alone.layerNormalized(shape: shape).scalars)
      #expect(x.cumulativeSum(along: 1)[row].scalars == alone.cumulativeSum(along: 1).scalars)
      let losses = x.crossEntropy(targets: targets, reduction: .none)
      #expect(losses[row].item == alone.crossEntropy(targets: targets[row...row]).item)
    }
  }

  @Test("Dropout keeps the same elements forward and backward, and the right share of them")
  func dropout() throws {
    let leaf = x.requiringGradient()
    let kept = leaf.dropout(probability: 0.25, generator: RandomGenerator(seed: 6))
    kept.sum().backward()
    let (a, gradient) = (x.scalars, try #require(leaf.gradient).scalars)
    #expect(gradient.allSatisfy { $0 == 0 || $0 == 1 / 0.75 })
    expect(kept) { a[$0 * Self.columns + $1] * gradient[$0 * Self.columns + $1] }
    let share = Double(gradient.count { $0 != 0 }) / Double(gradient.count)
    #expect(abs(share - 0.75) < 0.01)
  }

  @Test("In-place changes")
  func inPlace() {
    let (columns, a, b) = (Self.columns, x.scalars, y.scalars)
    x.add(y, scaledBy: -0.5)
    expect(x) { a[$0 * columns + $1] - 0.5 * b[$0 * columns + $1] }
    y.multiply(by: 3)
    expect(y) { 3 * b[$0 * columns + $1] }
    x.copy(from: y)
    #expect(x.scalars == y.scalars)
  }
}
