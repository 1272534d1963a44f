/// The arithmetic of shapes that needs no memory: counting, broadcasting, negative axes.
enum Shape {
  /// Counts the elements of a shape; a scalar's empty shape has one.
  static func count(_ shape: [Int]) -> Int {
    shape.reduce(1, *)
  }

  /// Returns the shape of two operands combined: axes are matched from the last, and an axis of size one
  /// stretches to any size.
  ///
  /// Traps if two sizes differ and neither is one. PyTorch: `torch.broadcast_shapes`.
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
        "\(operation): shapes \(left) and \(right) do not broadcast", file: file, line: line)
      result[result.count - fromEnd] = a == 1 ? b : a
    }
    return result
  }

  /// Counts an axis from the front: −1 is the last. Traps if there is no such axis.
  ///
  /// Operations that treat a scalar as a vector of one element, as PyTorch's reductions do, pass
  /// `allowsScalar`: a scalar then has the axes 0 and −1.
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
