// Operations that change the shape and, where they can, leave the numbers where they are.

extension Tensor {
  /// Returns a handle to the same memory with another layout, outside the graph.
  func view(_ layout: Layout) -> Tensor {
    Tensor(storage: storage, layout: layout)
  }

  /// Returns the same elements, in row-major order, in another shape. One axis may be −1: its size is
  /// inferred.
  ///
  /// Shares memory where the layout allows and copies otherwise. Traps if the element counts differ.
  /// PyTorch: `reshape`.
  public func reshaped(to target: [Int], file: StaticString = #fileID, line: UInt = #line) -> Tensor {
    let target = resolved(target, in: "reshaped", file: file, line: line)
    if target == shape { return self }
    let original = shape
    let result: Tensor
    if let layout = layout.reshaped(to: target) {
      result = view(layout)
    } else {
      result = detachedCopy().view(Layout(contiguous: target))
    }
    return result.recorded("reshape", [edge { g in g.reshaped(to: original) }])
  }

  /// Returns the same memory in another shape, and never copies.
  ///
  /// Traps if the layout does not allow that, as after `transposed()`; `reshaped(to:)` copies then.
  /// PyTorch: `view`.
  public func viewed(as target: [Int], file: StaticString = #fileID, line: UInt = #line) -> Tensor {
    let target = resolved(target, in: "viewed", file: file, line: line)
    precondition(
      layout.reshaped(to: target) != nil,
      "viewed: \(shape) with strides \(strides) cannot become \(target) without a copy; use reshaped(to:)",
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
    return view(layout.transposed(a, b)).recorded("transpose", [edge { g in g.transposed(a, b) }])
  }

  /// Reorders the axes: axis i of the result is axis `order[i]` of this tensor.
  ///
  /// PyTorch: `permute`.
  public func permuted(_ order: [Int], file: StaticString = #fileID, line: UInt = #line) -> Tensor {
    let order = order.map { Shape.axis($0, rank: rank, in: "permuted", file: file, line: line) }
    precondition(
      order.sorted() == Array(0..<rank), "permuted: \(order) does not name each of the \(rank) axes once",
      file: file, line: line)
    var inverse = order
    for (i, axis) in order.enumerated() { inverse[axis] = i }
    return view(layout.permuted(order)).recorded("permute", [edge { g in g.permuted(inverse) }])
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

  /// Removes all axes of size one, or the given axis if its size is one. PyTorch: `squeeze`.
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

  /// Stretches axes of size one and adds axes in front, without copying: all copies are the same memory.
  ///
  /// A size of −1 keeps an axis as it is. PyTorch: `expand`.
  public func expanded(to target: [Int], file: StaticString = #fileID, line: UInt = #line) -> Tensor {
    let added = target.count - rank
    precondition(added >= 0, "expanded: \(shape) has more axes than \(target)", file: file, line: line)
    precondition(
      !target.prefix(added).contains { $0 < 0 },
      "expanded: \(target) keeps the size of axes that \(shape) does not have", file: file, line: line)
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
    return view(Layout(shape: newShape, strides: newStrides, offset: offset))
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
  /// Infers the axis given as −1 and checks the number of elements.
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
      "\(operation): \(shape) has \(count) elements, too many or too few for \(target)", file: file,
      line: line)
    return target
  }
}
