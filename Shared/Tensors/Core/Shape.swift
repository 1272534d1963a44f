/// The arithmetic of shapes: strides, broadcasting, negative axes.
enum Shape {
  /// The number of elements of a shape; one for a scalar's empty shape.
  static func count(_ shape: [Int]) -> Int {
    shape.reduce(1, *)
  }

  /// Row-major strides: how far apart neighbours along each axis lie when nothing is skipped.
  static func contiguousStrides(_ shape: [Int]) -> [Int] {
    var strides = [Int](repeating: 1, count: shape.count)
    for axis in stride(from: shape.count - 2, through: 0, by: -1) {
      strides[axis] = strides[axis + 1] * max(shape[axis + 1], 1)
    }
    return strides
  }

  /// Whether elements lie row-major without gaps. Axes of size one may have any stride.
  static func isContiguous(_ shape: [Int], strides: [Int]) -> Bool {
    var expected = 1
    for axis in stride(from: shape.count - 1, through: 0, by: -1) where shape[axis] != 1 {
      if shape[axis] == 0 { return true }
      if strides[axis] != expected { return false }
      expected *= shape[axis]
    }
    return true
  }

  /// The shape that two operands take together: axes are matched from the last, and one stretches to any size.
  static func broadcast(
    _ left: [Int], _ right: [Int], in operation: StaticString, file: StaticString, line: UInt
  ) -> [Int] {
    if left == right { return left }
    var result = [Int](repeating: 1, count: max(left.count, right.count))
    for fromEnd in 1...max(result.count, 1) where fromEnd <= result.count {
      let a = fromEnd <= left.count ? left[left.count - fromEnd] : 1
      let b = fromEnd <= right.count ? right[right.count - fromEnd] : 1
      precondition(
        a == b || a == 1 || b == 1,
        "\(operation): shapes \(left) and \(right) do not go together", file: file, line: line)
      result[result.count - fromEnd] = a == 1 ? b : a
    }
    return result
  }

  /// An axis counted from the front: −1 is the last.
  ///
  /// Operations that take one number for a vector of one, as PyTorch's reductions do, allow a scalar: it then
  /// has the axes 0 and −1.
  static func axis(
    _ axis: Int, rank: Int, allowsScalar: Bool = false, in operation: StaticString, file: StaticString,
    line: UInt
  ) -> Int {
    let count = allowsScalar ? max(rank, 1) : rank
    let positive = axis < 0 ? axis + count : axis
    precondition(
      positive >= 0 && positive < count,
      "\(operation): axis \(axis) of a tensor with \(rank) axes", file: file, line: line)
    return positive
  }
}
