import Tensors
import Testing

@Suite("Matrix products against three loops")
struct MatrixProductTests {
  /// The product of two stacks of matrices whose batches broadcast to `batch`.
  private func product(_ a: NaiveTensor, _ b: NaiveTensor, batch: [Int]) -> NaiveTensor {
    let (rows, inner, columns) = (a.shape[a.shape.count - 2], a.shape.last!, b.shape.last!)
    var result = NaiveTensor(shape: batch + [rows, columns]) { _ in 0 }
    for (matrix, outer) in allIndices(of: batch).enumerated() where rows * inner * columns > 0 {
      let (left, right) = (a.place(of: outer + [0, 0]), b.place(of: outer + [0, 0]))
      for row in 0..<rows {
        for column in 0..<columns {
          var sum = 0.0
          for i in 0..<inner {
            sum += a.values[left + row * inner + i] * b.values[right + i * columns + column]
          }
          result.values[(matrix * rows + row) * columns + column] = sum
        }
      }
    }
    return result
  }

  private func check(_ a: Tensor<Float>, _ b: Tensor<Float>, batch: [Int] = []) {
    let name = "\(a.shape) \(a.strides) × \(b.shape) \(b.strides)"
    // The more terms a sum has, the more is rounded, whatever is left of them.
    let terms = Double(a.shape.last ?? 1)
    expect(
      a.matmul(b), isCloseTo: product(NaiveTensor(a), NaiveTensor(b), batch: batch), scale: 0.1 + terms / 500,
      name)
  }

  @Test(
    "Sizes of one, odd sizes and sizes beside multiples of sixteen",
    arguments: [1, 2, 3, 15, 16, 17, 33], [1, 5, 16, 31])
  func sizes(rows: Int, inner: Int) {
    let dice = Dice(seed: UInt64(100 * rows + inner))
    for columns in [1, 7, 16, 33] { check(dice.tensor([rows, inner]), dice.tensor([inner, columns])) }
  }

  @Test("Sizes of zero: no rows, no columns, empty sums", arguments: [0, 1, 3], [0, 1, 3])
  func empty(rows: Int, columns: Int) {
    let dice = Dice(seed: 3)
    for inner in [0, 2] {
      for _ in 0..<3 {
        // What earlier tensors left in memory must not show.
        _ = Tensor<Float>.full([max(rows, 1), max(columns, 1)], .nan)
        check(dice.tensor([rows, inner]), dice.tensor([inner, columns]))
      }
      check(dice.tensor([2, rows, inner]), dice.tensor([2, inner, columns]), batch: [2])
    }
    let nothing = Tensor<Float>.zeros([rows, 0]).linear(weight: .zeros([columns, 0]))
    #expect(nothing.scalars == [Float](repeating: 0, count: rows * columns))
  }

  @Test("Operands that are transposed, sliced, strided or reversed", arguments: 0..<60)
  func layouts(seed: Int) {
    let dice = Dice(seed: UInt64(seed))
    let (rows, inner, columns) = (dice.roll(1..<20), dice.roll(1..<20), dice.roll(1..<20))
    check(dice.scattered([rows, inner]), dice.scattered([inner, columns]))
    check(dice.tensor([inner, rows]).transposed(), dice.tensor([columns, inner]).transposed())
    let wide = dice.tensor([rows + 2, inner + 3])[1..<rows + 1, 2..<inner + 2]
    check(wide, dice.tensor([1, columns]).expanded(to: [inner, columns]))
    check(dice.tensor([rows, 1]).expanded(to: [rows, inner]), dice.tensor([inner + 1, columns])[1...])
  }

  @Test("Batches that broadcast, in any layout", arguments: 0..<60)
  func batches(seed: Int) {
    let dice = Dice(seed: UInt64(1000 + seed))
    let batch = dice.shape(rank: 1..<3, sizes: 1..<4)
    /// A batch shape that broadcasts to `batch`: some axes one, some left out.
    func partial() -> [Int] {
      Array(batch.map { dice.roll(0..<3) == 0 ? 1 : $0 }.dropFirst(dice.roll(0..<batch.count + 1)))
    }
    let (rows, inner, columns) = (dice.roll(1..<6), dice.roll(1..<6), dice.roll(1..<6))
    check(dice.scattered(batch + [rows, inner]), dice.scattered(partial() + [inner, columns]), batch: batch)
    check(dice.scattered(partial() + [rows, inner]), dice.scattered(batch + [inner, columns]), batch: batch)
  }

  @Test("Vectors on either side")
  func vectors() {
    let dice = Dice(seed: 4)
    let (vector, matrix, stack) = (dice.tensor([5]), dice.tensor([5, 3]), dice.tensor([2, 4, 5]))
    let row = product(NaiveTensor(vector.unsqueezed(at: 0)), NaiveTensor(matrix), batch: [])
    expect(vector.matmul(matrix).unsqueezed(at: 0), isCloseTo: row)
    let columns = product(NaiveTensor(stack), NaiveTensor(vector.unsqueezed(at: 1)), batch: [2])
    expect(stack.matmul(vector).unsqueezed(at: 2), isCloseTo: columns)
  }

  @Test(
    "Products large enough for several threads",
    arguments: [[203, 67, 83], [83, 67, 203], [1, 2100, 501], [501, 2100, 1], [103, 103, 103]])
  func large(sizes: [Int]) {
    let dice = Dice(seed: 5)
    check(dice.tensor([sizes[0], sizes[1]]), dice.tensor([sizes[1], sizes[2]]))
    check(dice.tensor([sizes[1], sizes[0]]).transposed(), dice.tensor([sizes[2], sizes[1]]).transposed())
  }

  @Test("A large stack of small matrices")
  func largeStack() {
    let dice = Dice(seed: 6)
    check(dice.tensor([17, 3, 19, 53]), dice.tensor([17, 1, 53, 17]), batch: [17, 3])
  }
}
