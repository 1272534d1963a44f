/// How the elements of a tensor lie in its storage.
///
/// The element at index (i, j, …) is `offset + i · strides[0] + j · strides[1] + …` scalars from the start of
/// the storage. Views of one storage differ only in their layout.
struct Layout: Equatable {
  /// The size of each axis; empty for a scalar.
  var shape: [Int]
  /// How many scalars further the next element along each axis is.
  var strides: [Int]
  /// How many scalars come before the first element.
  var offset: Int

  init(shape: [Int], strides: [Int], offset: Int = 0) {
    (self.shape, self.strides, self.offset) = (shape, strides, offset)
  }

  /// Makes the row-major layout of a shape: the last axis varies fastest, and there are no gaps.
  init(contiguous shape: [Int]) {
    self.init(shape: shape, strides: Layout.contiguousStrides(shape))
  }

  var rank: Int { shape.count }

  /// Whether the elements are in row-major order without gaps. Axes of size one may have any stride.
  var isContiguous: Bool {
    var expected = 1
    for axis in stride(from: rank - 1, through: 0, by: -1) where shape[axis] != 1 {
      if shape[axis] == 0 { return true }
      if strides[axis] != expected { return false }
      expected *= shape[axis]
    }
    return true
  }

  /// Row-major strides: each axis steps over everything in the axes behind it.
  static func contiguousStrides(_ shape: [Int]) -> [Int] {
    var strides = [Int](repeating: 1, count: shape.count)
    for axis in stride(from: shape.count - 2, through: 0, by: -1) {
      strides[axis] = strides[axis + 1] * max(shape[axis + 1], 1)
    }
    return strides
  }
}

// MARK: - Views

extension Layout {
  /// Swaps two axes, counted from the front.
  func transposed(_ first: Int, _ second: Int) -> Layout {
    var result = self
    result.shape.swapAt(first, second)
    result.strides.swapAt(first, second)
    return result
  }

  /// Reorders the axes: axis i of the result is axis `order[i]` of this layout.
  func permuted(_ order: [Int]) -> Layout {
    Layout(shape: order.map { shape[$0] }, strides: order.map { strides[$0] }, offset: offset)
  }

  /// Restricts one axis to a range of positions.
  func part(along axis: Int, at range: Range<Int>) -> Layout {
    var result = self
    result.shape[axis] = range.count
    result.offset += range.lowerBound * strides[axis]
    return result
  }

  /// Shows the same elements, in row-major order, in another shape with as many elements; nil if no strides
  /// can do that, so that it takes a copy.
  ///
  /// Walks both shapes from the front: a group of old axes without gaps between them can be cut up anew.
  func reshaped(to target: [Int]) -> Layout? {
    if isContiguous {
      return Layout(shape: target, strides: Layout.contiguousStrides(target), offset: offset)
    }
    let old = zip(shape, strides).filter { $0.0 != 1 }
    var result = [Int](repeating: 1, count: target.count)
    var (oldAxis, newAxis) = (0, 0)
    while oldAxis < old.count {
      var (oldEnd, newEnd) = (oldAxis + 1, newAxis)
      var (oldSize, newSize) = (old[oldAxis].0, 1)
      while newSize != oldSize || newEnd == newAxis {
        if newSize < oldSize || newEnd == newAxis {
          guard newEnd < target.count else { return nil }
          newSize *= target[newEnd]
          newEnd += 1
        } else {
          guard oldEnd < old.count, old[oldEnd - 1].1 == old[oldEnd].1 * old[oldEnd].0 else { return nil }
          oldSize *= old[oldEnd].0
          oldEnd += 1
        }
      }
      var step = old[oldEnd - 1].1
      for axis in (newAxis..<newEnd).reversed() {
        result[axis] = step
        step *= target[axis]
      }
      (oldAxis, newAxis) = (oldEnd, newEnd)
    }
    return Layout(shape: target, strides: result, offset: offset)
  }
}

// MARK: - Matrices

/// The order in which BLAS reads a matrix from memory.
enum MatrixOrder {
  /// Row by row: the elements of a row are neighbours.
  case rows
  /// Column by column, as after `transposed()`.
  case columns
}

extension Layout {
  /// The order in which BLAS can read the matrices of the last two axes, or nil if they must be copied first.
  ///
  /// The elements of a row (or column) must be neighbours, and the next row (or column) must not begin before
  /// this one ends. A matrix with one row or one column has no next one.
  var matrixOrder: MatrixOrder? {
    let (rows, columns) = (shape[rank - 2], shape[rank - 1])
    let (rowStep, columnStep) = (strides[rank - 2], strides[rank - 1])
    if (columnStep == 1 || columns == 1) && (rowStep >= max(columns, 1) || rows == 1) { return .rows }
    if (rowStep == 1 || rows == 1) && (columnStep >= max(rows, 1) || columns == 1) { return .columns }
    return nil
  }
}
