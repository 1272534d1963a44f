// Joining tensors and splitting them.

/// Joins tensors along an axis, in which their sizes may differ. PyTorch: `cat`.
public func concatenated<Scalar>(
  _ tensors: [Tensor<Scalar>], along axis: Int, file: StaticString = #fileID, line: UInt = #line
) -> Tensor<Scalar> {
  precondition(!tensors.isEmpty, "concatenated: no tensors", file: file, line: line)
  let first = tensors[0]
  let axis = Shape.axis(axis, rank: first.rank, in: "concatenated", file: file, line: line)
  for tensor in tensors {
    precondition(
      tensor.rank == first.rank
        && (0..<first.rank).allSatisfy { $0 == axis || tensor.shape[$0] == first.shape[$0] },
      "concatenated: shapes \(first.shape) and \(tensor.shape) differ outside axis \(axis)", file: file,
      line: line)
  }
  var shape = first.shape
  shape[axis] = tensors.map { $0.shape[axis] }.reduce(0, +)
  let result = Tensor<Scalar>(uninitialized: shape)
  var start = 0
  var edges: [Edge?] = []
  for tensor in tensors {
    let range = start..<start + tensor.shape[axis]
    result.part(along: axis, at: range).copyElements(from: tensor)
    edges.append(tensor.edge { g in g.part(along: axis, at: range) })
    start = range.upperBound
  }
  return result.recorded("concatenate", edges)
}

/// Joins tensors of one shape along a new axis. PyTorch: `stack`.
public func stacked<Scalar>(
  _ tensors: [Tensor<Scalar>], along axis: Int = 0, file: StaticString = #fileID, line: UInt = #line
) -> Tensor<Scalar> {
  concatenated(
    tensors.map { $0.unsqueezed(at: axis, file: file, line: line) }, along: axis, file: file, line: line)
}

extension Tensor {
  /// Splits an axis into pieces of one size; the last may be smaller. PyTorch: `split`.
  public func split(size: Int, along axis: Int, file: StaticString = #fileID, line: UInt = #line) -> [Tensor]
  {
    precondition(size > 0, "split: pieces of size \(size)", file: file, line: line)
    let axis = Shape.axis(axis, rank: rank, in: "split", file: file, line: line)
    return stride(from: 0, to: shape[axis], by: size).map { start in
      part(along: axis, at: start..<Swift.min(start + size, shape[axis]))
    }
  }

  /// Splits an axis into pieces of the given sizes. Traps if they do not add up to it. PyTorch: `split`.
  public func split(
    sizes: [Int], along axis: Int, file: StaticString = #fileID, line: UInt = #line
  ) -> [Tensor] {
    let axis = Shape.axis(axis, rank: rank, in: "split", file: file, line: line)
    precondition(
      sizes.reduce(0, +) == shape[axis],
      "split: sizes \(sizes) do not add up to axis \(axis) of \(shape)", file: file, line: line)
    var start = 0
    return sizes.map { size in
      defer { start += size }
      return part(along: axis, at: start..<start + size)
    }
  }

  /// Splits an axis into a number of pieces, of which the last may be smaller or missing. PyTorch: `chunk`.
  public func chunked(
    into pieces: Int, along axis: Int, file: StaticString = #fileID, line: UInt = #line
  ) -> [Tensor] {
    let size = shape[Shape.axis(axis, rank: rank, in: "chunked", file: file, line: line)]
    return split(size: Swift.max((size + pieces - 1) / pieces, 1), along: axis, file: file, line: line)
  }

  /// Splits an axis into its positions: one tensor, without the axis, for each. PyTorch: `unbind`.
  public func unbound(along axis: Int = 0) -> [Tensor] {
    split(size: 1, along: axis).map { $0.squeezed(at: axis) }
  }
}
