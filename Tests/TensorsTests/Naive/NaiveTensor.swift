import Tensors
import Testing

/// The plainest tensor: double precision, row-major, indexed element by element. The fast kernels are
/// compared with loops over it.
struct NaiveTensor {
  let shape: [Int]
  var values: [Double]

  init(_ tensor: Tensor<Float>) {
    (shape, values) = (tensor.shape, tensor.scalars.map(Double.init))
  }

  /// Computes every element from its index.
  init(shape: [Int], _ element: ([Int]) -> Double) {
    self.shape = shape
    values = allIndices(of: shape).map(element)
  }

  /// An element; on axes of size one, and on leading axes that are missing, every position is the first.
  subscript(index: [Int]) -> Double { values[place(of: index)] }

  func place(of index: [Int]) -> Int {
    var place = 0
    for (size, position) in zip(shape, index.suffix(shape.count)) {
      place = place * size + (size == 1 ? 0 : position)
    }
    return place
  }
}

/// All indices of a shape in row-major order.
func allIndices(of shape: [Int]) -> [[Int]] {
  shape.reduce([[]]) { indices, size in indices.flatMap { index in (0..<size).map { index + [$0] } } }
}

/// Draws numbers that are the same in every run.
struct Dice {
  let generator: RandomGenerator

  init(seed: UInt64) { generator = RandomGenerator(seed: seed) }

  func roll(_ range: Range<Int>) -> Int {
    Tensor<Int>.randint(range.lowerBound, range.upperBound, [1], generator: generator).item
  }

  func shape(rank: Range<Int>, sizes: Range<Int>) -> [Int] { (0..<roll(rank)).map { _ in roll(sizes) } }

  func tensor(_ shape: [Int], scale: Double = 1) -> Tensor<Float> {
    .uniform(shape, from: -scale, to: scale, generator: generator)
  }

  /// Random numbers of this shape in one of several layouts: contiguous, with permuted axes, with gaps, or
  /// reversed.
  func scattered(_ shape: [Int]) -> Tensor<Float> {
    let rank = shape.count
    switch rank == 0 ? 0 : roll(0..<4) {
    case 0: return tensor(shape)
    case 1:
      let order = Tensor<Int>.randperm(rank, generator: generator).scalars
      var inverse = order
      for (i, axis) in order.enumerated() { inverse[axis] = i }
      return tensor(order.map { shape[$0] }).permuted(inverse)
    case 2:
      let whole = tensor(shape.map { 2 * $0 + 1 })
      let parts: [any TensorIndex] = shape.map { stride(from: 1, to: 2 * $0 + 1, by: 2) }
      return parts.indices.reduce(whole) { x, axis in
        x.transposed(0, axis)[parts[axis]].transposed(0, axis)
      }
    default:
      return tensor(shape)[stride(from: shape[0] - 1, to: -1, by: -1)]
    }
  }
}

/// Records an issue unless the shapes agree and every element is close: within `tolerance` of its own size, and
/// of `scale`, for sums in which large terms may cancel.
func expect(
  _ yours: Tensor<Float>, isCloseTo naive: NaiveTensor, tolerance: Double = 1e-5, scale: Double = 0.1,
  _ comment: String = "",
  sourceLocation: SourceLocation = #_sourceLocation
) {
  #expect(yours.shape == naive.shape, "\(comment)", sourceLocation: sourceLocation)
  guard yours.shape == naive.shape else { return }
  let worst = zip(yours.scalars, naive.values).enumerated()
    .first { !(abs(Double($1.0) - $1.1) <= tolerance * (abs($1.1) + scale)) }
  if let worst {
    Issue.record(
      "\(comment): element \(worst.offset) \(worst.element.0) is not \(worst.element.1)",
      sourceLocation: sourceLocation)
  }
}
