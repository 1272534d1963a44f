// Operations that change the shape and leave the numbers where they are.

extension Tensor {
  /// Makes a handle to the same memory with another layout.
  func view(offset: Int? = nil, shape: [Int], strides: [Int]) -> Tensor {
    Tensor(storage: storage, offset: offset ?? self.offset, shape: shape, strides: strides)
  }

  /// Gives the same elements, in row-major order, another shape. One axis may be −1: it takes what is left.
  ///
  /// Shares memory where the layout allows and copies otherwise. Traps if the element counts differ.
  /// PyTorch: `reshape`.
  public func reshaped(to target: [Int], file: StaticString = #fileID, line: UInt = #line) -> Tensor {
    let target = resolved(target, in: "reshaped", file: file, line: line)
    if target == shape { return self }
    let source = viewStrides(for: target) == nil ? contiguous() : self
    let strides = source.viewStrides(for: target)!
    let original = shape
    return source.view(shape: target, strides: strides)
      .recorded("reshape", [edge { g in g.reshaped(to: original) }])
  }

  /// Gives the same memory another shape without ever copying.
  ///
  /// Traps if the layout does not allow it, as after `transposed()`; then `reshaped(to:)` copies.
  /// PyTorch: `view`.
  public func viewed(as target: [Int], file: StaticString = #fileID, line: UInt = #line) -> Tensor {
    let target = resolved(target, in: "viewed", file: file, line: line)
    precondition(
      viewStrides(for: target) != nil,
      "viewed: \(shape) with strides \(strides) cannot be seen as \(target) without a copy; use reshaped(to:)",
      file: file, line: line)
    return reshaped(to: target)
  }

  /// Swaps two axes. Without arguments the last two: the transpose of a matrix, or of each in a batch.
  ///
  /// PyTorch: `transpose`, `T`.
  public func transposed(
    _ first: Int = -2, _ second: Int = -1, file: StaticString = #fileID, line: UInt = #line
  ) -> Tensor {
    let a = Shape.axis(first, rank: rank, in: "transposed", file: file, line: line)
    let b = Shape.axis(second, rank: rank, in: "transposed", file: file, line: line)
    var (shape, strides) = (shape, strides)
    shape.swapAt(a, b)
    strides.swapAt(a, b)
    return view(shape: shape, strides: strides)
      .recorded("transpose", [edge { g in g.transposed(a, b) }])
  }

  /// Puts the axes into another order: axis i of the result is axis `order[i]` of this tensor.
  ///
  /// PyTorch: `permute`.
  public func permuted(_ order: [Int], file: StaticString = #fileID, line: UInt = #line) -> Tensor {
    let order = order.map { Shape.axis($0, rank: rank, in: "permuted", file: file, line: line) }
    precondition(
      order.sorted() == Array(0..<rank), "permuted: \(order) does not name each of \(rank) axes once",
      file: file, line: line)
    var inverse = order
    for (i, axis) in order.enumerated() { inverse[axis] = i }
    return view(shape: order.map { shape[$0] }, strides: order.map { strides[$0] })
      .recorded("permute", [edge { g in g.permuted(inverse) }])
  }

  /// Merges the axes from `first` to `last` into one. PyTorch: `flatten`.
  public func flattened(
    from first: Int = 0, to last: Int = -1, file: StaticString = #fileID, line: UInt = #line
  ) -> Tensor {
    if rank == 0 { return reshaped(to: [1]) }
    let a = Shape.axis(first, rank: rank, in: "flattened", file: file, line: line)
    let b = Shape.axis(last, rank: rank, in: "flattened", file: file, line: line)
    precondition(a <= b, "flattened: axis \(first) comes after axis \(last)", file: file, line: line)
    return reshaped(to: shape[..<a] + [Shape.count(Array(shape[a...b]))] + shape[(b + 1)...])
  }

  /// Drops all axes of size one, or just one axis if it has size one. PyTorch: `squeeze`.
  public func squeezed(at axis: Int? = nil, file: StaticString = #fileID, line: UInt = #line) -> Tensor {
    guard let axis else { return reshaped(to: shape.filter { $0 != 1 }) }
    let a = Shape.axis(axis, rank: rank, allowsScalar: true, in: "squeezed", file: file, line: line)
    guard rank > 0, shape[a] == 1 else { return self }
    return reshaped(to: Array(shape[..<a] + shape[(a + 1)...]))
  }

  /// Inserts an axis of size one. PyTorch: `unsqueeze`.
  public func unsqueezed(at axis: Int, file: StaticString = #fileID, line: UInt = #line) -> Tensor {
    let a = Shape.axis(axis, rank: rank + 1, in: "unsqueezed", file: file, line: line)
    return reshaped(to: shape[..<a] + [1] + shape[a...])
  }

  /// Stretches axes of size one, and adds axes in front, without copying: all copies are the same memory.
  ///
  /// A size of −1 keeps an axis as it is. PyTorch: `expand`.
  public func expanded(to target: [Int], file: StaticString = #fileID, line: UInt = #line) -> Tensor {
    let added = target.count - rank
    precondition(added >= 0, "expanded: \(shape) has more axes than \(target)", file: file, line: line)
    precondition(
      !target.prefix(added).contains { $0 < 0 },
      "expanded: \(shape) has no axes whose sizes \(target) could keep", file: file, line: line)
    var newShape = target
    var newStrides = [Int](repeating: 0, count: target.count)
    for axis in 0..<rank {
      let wanted = target[added + axis]
      if wanted == shape[axis] || wanted == -1 {
        newShape[added + axis] = shape[axis]
        newStrides[added + axis] = strides[axis]
      } else {
        precondition(
          shape[axis] == 1, "expanded: \(shape) cannot be stretched to \(target)", file: file, line: line)
      }
    }
    let original = shape
    return view(shape: newShape, strides: newStrides)
      .recorded("expand", [edge { g in g.summed(to: original) }])
  }

  /// Repeats the whole tensor along each axis. PyTorch: `repeat`.
  public func repeated(_ times: [Int], file: StaticString = #fileID, line: UInt = #line) -> Tensor {
    precondition(
      times.count >= rank, "repeated: \(times) names fewer axes than \(shape) has", file: file, line: line)
    let full = [Int](repeating: 1, count: times.count - rank) + shape
    // Each axis becomes two, [times, size], of which the first is stretched.
    let split = full.flatMap { [1, $0] }
    let stretched = zip(times, full).flatMap { [$0, $1] }
    return reshaped(to: split).expanded(to: stretched).reshaped(to: zip(times, full).map(*))
  }
}

extension Tensor {
  /// Fills in the axis given as −1 and checks the number of elements.
  private func resolved(
    _ target: [Int], in operation: StaticString, file: StaticString, line: UInt
  ) -> [Int] {
    var target = target
    if let open = target.firstIndex(of: -1) {
      let known = target.enumerated().filter { $0.offset != open }.map(\.element).reduce(1, *)
      precondition(
        known != 0 && count % known == 0,
        "\(operation): \(count) elements of \(shape) do not divide into \(target)", file: file, line: line)
      target[open] = count / known
    }
    precondition(
      Shape.count(target) == count && !target.contains { $0 < 0 },
      "\(operation): \(shape) has \(count) elements, which do not fill \(target)", file: file, line: line)
    return target
  }

  /// The strides with which this memory shows `target`, or nil if that takes a copy.
  ///
  /// Walks both shapes from the front: a group of old axes that lies without gaps may be cut up anew.
  private func viewStrides(for target: [Int]) -> [Int]? {
    if isContiguous { return Shape.contiguousStrides(target) }
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
    return result
  }
}
