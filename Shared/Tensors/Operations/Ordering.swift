// Largest and smallest elements, sorting, cumulative sums.

extension Tensor<Float> {
  /// Finds the largest element. Equal ones share its gradient; NaN counts as the largest. PyTorch: `max()`.
  public func max() -> Tensor {
    let (x, value) = (detached(), scalars.max(by: isOrderedBefore) ?? -.infinity)
    return Tensor(value).recorded(
      "max",
      [
        edge(saving: x) { g in
          let ties = (x .== value).to(Float.self)
          return g * ties / ties.sum()
        }
      ])
  }

  /// Finds the smallest element. PyTorch: `min()`.
  public func min() -> Tensor { -(-self).max() }

  /// Finds the largest elements along an axis and their positions; of equal ones, the first.
  ///
  /// The axis is removed, or kept with size one. PyTorch: `max(dim)`.
  public func max(
    along axis: Int, keepingDimensions: Bool = false, file: StaticString = #fileID, line: UInt = #line
  ) -> (values: Tensor, indices: Tensor<Int>) {
    let axis = Shape.axis(axis, rank: rank, allowsScalar: true, in: "max", file: file, line: line)
    return extreme(along: axis, keepingDimensions) { isOrderedBefore($0, $1) }
  }

  /// Finds the smallest elements along an axis and their positions; of equal ones, the first. PyTorch:
  /// `min(dim)`.
  public func min(
    along axis: Int, keepingDimensions: Bool = false, file: StaticString = #fileID, line: UInt = #line
  ) -> (values: Tensor, indices: Tensor<Int>) {
    let axis = Shape.axis(axis, rank: rank, allowsScalar: true, in: "min", file: file, line: line)
    return extreme(along: axis, keepingDimensions) { isOrderedBefore($1, $0) }
  }

  /// Finds the position of the largest element, in row-major order or along an axis. PyTorch: `argmax`.
  public func argmax(
    along axis: Int? = nil, keepingDimensions: Bool = false, file: StaticString = #fileID, line: UInt = #line
  ) -> Tensor<Int> {
    guard let axis else { return flattened().argmax(along: 0) }
    return detached().max(along: axis, keepingDimensions: keepingDimensions, file: file, line: line).indices
  }

  /// Finds the position of the smallest element, in row-major order or along an axis. PyTorch: `argmin`.
  public func argmin(
    along axis: Int? = nil, keepingDimensions: Bool = false, file: StaticString = #fileID, line: UInt = #line
  ) -> Tensor<Int> {
    guard let axis else { return flattened().argmin(along: 0) }
    return detached().min(along: axis, keepingDimensions: keepingDimensions, file: file, line: line).indices
  }

  /// Finds the `count` largest (or smallest) elements along an axis, best first, and where they are.
  ///
  /// Traps if there are fewer; a tensor without axes has one, which has to be asked for.
  ///
  /// PyTorch: `topk`.
  public func topk(
    _ count: Int, along axis: Int = -1, largest: Bool = true, file: StaticString = #fileID,
    line: UInt = #line
  ) -> (values: Tensor, indices: Tensor<Int>) {
    let axis = Shape.axis(axis, rank: rank, allowsScalar: true, in: "topk", file: file, line: line)
    let available = rank == 0 ? 1...1 : 0...shape[axis]
    precondition(
      available.contains(count), "topk: \(count) of axis \(axis) of \(shape)", file: file, line: line)
    let order = sorted(along: axis, descending: largest)
    if rank == 0 { return order }
    return (
      order.values.part(along: axis, at: 0..<count), order.indices.part(along: axis, at: 0..<count)
    )
  }

  /// Sorts along an axis, and returns each element's old position too. Equal elements keep their order.
  ///
  /// PyTorch: `sort(stable=True)`.
  public func sorted(
    along axis: Int = -1, descending: Bool = false, file: StaticString = #fileID, line: UInt = #line
  ) -> (values: Tensor, indices: Tensor<Int>) {
    let axis = Shape.axis(axis, rank: rank, allowsScalar: true, in: "sorted", file: file, line: line)
    if rank == 0 {
      let order = reshaped(to: [1]).sorted(along: axis, descending: descending)
      return (order.values.reshaped(to: []), order.indices.reshaped(to: []))
    }
    let indices = positions(along: axis) { row in
      row.indices.sorted {
        let (a, b) = (row[$0], row[$1])
        if descending ? isOrderedBefore(b, a) : isOrderedBefore(a, b) { return true }
        return !(descending ? isOrderedBefore(a, b) : isOrderedBefore(b, a)) && $0 < $1
      }
    }
    return (gathered(along: axis, at: indices), indices)
  }

  /// Computes cumulative sums along an axis: each element becomes the sum of all up to it.
  ///
  /// PyTorch: `cumsum`.
  public func cumulativeSum(along axis: Int, file: StaticString = #fileID, line: UInt = #line) -> Tensor {
    let axis = Shape.axis(axis, rank: rank, allowsScalar: true, in: "cumulativeSum", file: file, line: line)
    let value = mappingRows(along: axis) { from, to, width in
      var sum: Float = 0
      for i in 0..<width {
        sum += from[i]
        to[i] = sum
      }
    }
    // An element is part of its own sum and of all later ones, so g is accumulated from the end.
    return value.recorded(
      "cumulativeSum",
      [
        edge { g in
          g.mappingRows(along: axis) { from, to, width in
            var sum: Float = 0
            for i in (0..<width).reversed() {
              sum += from[i]
              to[i] = sum
            }
          }
        }
      ])
  }

  private func extreme(
    along axis: Int, _ keepingDimensions: Bool, _ isBetter: (_ old: Float, _ new: Float) -> Bool
  ) -> (values: Tensor, indices: Tensor<Int>) {
    if rank == 0 { return reshaped(to: [1]).extreme(along: axis, false, isBetter) }
    let indices = positions(along: axis) { row in
      precondition(!row.isEmpty, "max, min: axis \(axis) of shape \(shape) is empty")
      var best = 0
      for i in 1..<Swift.max(row.count, 1) where isBetter(row[best], row[i]) { best = i }
      return [best]
    }
    let values = gathered(along: axis, at: indices)
    if keepingDimensions { return (values, indices) }
    return (values.squeezed(at: axis), indices.squeezed(at: axis))
  }

  /// Makes a tensor of positions: `body` returns those of every row along an axis.
  private func positions(along axis: Int, _ body: (UnsafeBufferPointer<Float>) -> [Int]) -> Tensor<Int> {
    let rows = detached().transposed(axis, -1).contiguous()
    let width = shape[axis]
    let found = rows.withPointer { pointer in
      (0..<(width == 0 ? 0 : count / width)).flatMap { row in
        body(UnsafeBufferPointer(start: pointer + row * width, count: width))
      }
    }
    let outer = Array(rows.shape.dropLast())
    let each = outer.isEmpty ? found.count : found.count / Swift.max(Shape.count(outer), 1)
    return Tensor<Int>(scalars: found, shape: outer + [each]).transposed(axis, -1)
  }
}

/// Orders floats, with NaN after all numbers.
private func isOrderedBefore(_ a: Float, _ b: Float) -> Bool {
  a < b || (b.isNaN && !a.isNaN)
}
