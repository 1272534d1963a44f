/// What may stand between the brackets of a tensor: a position, a range, a stride, `.newAxis`, `.ellipsis`.
///
/// Negative positions count from the end, also as bounds of ranges that are open on one side.
public protocol TensorIndex {
  /// Returns what this index selects from an axis of the given size.
  func selection(ofAxis size: Int) -> AxisSelection
}

/// What an index selects from one axis.
public enum AxisSelection: Equatable {
  /// Takes one position; the axis disappears.
  case position(Int)
  /// Takes `count` positions, `step` apart.
  case range(start: Int, count: Int, step: Int)
  /// Inserts an axis of size one and consumes none.
  case newAxis
  /// Takes all axes that the other indices leave, whole.
  case ellipsis
}

extension Int: TensorIndex {
  public func selection(ofAxis size: Int) -> AxisSelection { .position(self < 0 ? self + size : self) }
}

extension Range<Int>: TensorIndex {
  public func selection(ofAxis size: Int) -> AxisSelection {
    .range(start: lowerBound, count: upperBound - lowerBound, step: 1)
  }
}

extension ClosedRange<Int>: TensorIndex {
  public func selection(ofAxis size: Int) -> AxisSelection {
    .range(start: lowerBound, count: upperBound - lowerBound + 1, step: 1)
  }
}

extension PartialRangeFrom<Int>: TensorIndex {
  public func selection(ofAxis size: Int) -> AxisSelection {
    let start = lowerBound < 0 ? lowerBound + size : lowerBound
    return .range(start: start, count: Swift.max(size - start, 0), step: 1)
  }
}

extension PartialRangeUpTo<Int>: TensorIndex {
  public func selection(ofAxis size: Int) -> AxisSelection {
    .range(start: 0, count: upperBound < 0 ? upperBound + size : upperBound, step: 1)
  }
}

extension PartialRangeThrough<Int>: TensorIndex {
  public func selection(ofAxis size: Int) -> AxisSelection {
    .range(start: 0, count: (upperBound < 0 ? upperBound + size : upperBound) + 1, step: 1)
  }
}

extension StrideTo<Int>: TensorIndex {
  public func selection(ofAxis size: Int) -> AxisSelection {
    let positions = Array(self)
    let step = positions.count > 1 ? positions[1] - positions[0] : 1
    return .range(start: positions.first ?? 0, count: positions.count, step: step)
  }
}

/// Inserts an axis of size one: write `.newAxis`. PyTorch: `None`.
public struct NewAxis: TensorIndex {
  public func selection(ofAxis size: Int) -> AxisSelection { .newAxis }
}

/// Takes all axes that the other indices leave, whole: write `.ellipsis`. PyTorch: `...`.
public struct Ellipsis: TensorIndex {
  public func selection(ofAxis size: Int) -> AxisSelection { .ellipsis }
}

extension TensorIndex where Self == NewAxis {
  public static var newAxis: NewAxis { NewAxis() }
}

extension TensorIndex where Self == Ellipsis {
  public static var ellipsis: Ellipsis { Ellipsis() }
}

extension Tensor {
  /// Returns a part of the tensor, on the same memory: `x[0]`, `x[0..., 1..<3]`, `x[.ellipsis, -1]`.
  ///
  /// Axes without an index are taken whole. Assigning copies numbers, which broadcast, into the part in
  /// place. That is not allowed for a tensor whose operations are recorded: use `replacing(_:with:)`. Traps
  /// if a position or range is outside its axis.
  public subscript(_ indices: any TensorIndex...) -> Tensor {
    get { part(at: indices, file: #fileID, line: #line) }
    nonmutating set {
      precondition(
        node == nil || !GraphState.current.isRecording,
        "subscript: operations on this tensor are recorded; use replacing(_:with:)")
      part(at: indices, file: #fileID, line: #line).copyElements(from: newValue)
    }
  }

  /// Returns a copy in which one part is replaced. Gradients flow to this tensor outside the part, and to
  /// `value` inside it.
  ///
  /// PyTorch: assignment to a slice.
  public func replacing(
    _ indices: any TensorIndex..., with value: Tensor, file: StaticString = #fileID, line: UInt = #line
  ) -> Tensor {
    let result = detachedCopy()
    result.part(at: indices, file: file, line: line).copyElements(from: value)
    let valueShape = value.shape
    return result.recorded(
      "replace",
      [
        edge { g in
          let outside = g.copied()
          outside.part(at: indices, file: file, line: line).fill(with: 0)
          return outside
        },
        value.edge { g in g.part(at: indices, file: file, line: line).summed(to: valueShape) },
      ])
  }

  /// Copies the elements without recording.
  func detachedCopy() -> Tensor {
    noGrad { copied() }
  }

  /// Overwrites the elements with those of `source`, which broadcast. PyTorch: `copy_`.
  func copyElements(from source: Tensor) {
    // Source and target may overlap, as in `x[1...] = x[..<-1]`.
    let source = source.sharesMemory(with: self) ? source.detachedCopy() : source.detachedValue()
    let values = source.expanded(to: shape)
    values.withPointer { from in
      withMutablePointer {
        stridedCopy(from: from, strides: values.strides, to: $0, strides: strides, shape: shape)
      }
    }
  }

  func part(at indices: [any TensorIndex], file: StaticString, line: UInt) -> Tensor {
    let whole = shape
    return view(partLayout(indices, file: file, line: line))
      .recorded(
        "slice",
        [
          edge { g in
            let result = Tensor<Float>.zeros(whole)
            result.part(at: indices, file: file, line: line).copyElements(from: g)
            return result
          }
        ])
  }

  private func partLayout(
    _ indices: [any TensorIndex], file: StaticString, line: UInt
  ) -> Layout {
    var axis = 0
    var part = Layout(shape: [], strides: [], offset: offset)
    let consuming = indices.count { !($0 is NewAxis) && !($0 is Ellipsis) }
    precondition(
      consuming <= rank, "subscript: \(consuming) indices for the shape \(shape)", file: file, line: line)
    func keep(_ axes: Range<Int>) {
      part.shape += shape[axes]
      part.strides += strides[axes]
    }
    for index in indices {
      switch index.selection(ofAxis: axis < rank ? shape[axis] : 0) {
      case .newAxis:
        part.shape.append(1)
        part.strides.append(0)
      case .ellipsis:
        keep(axis..<axis + rank - consuming)
        axis += rank - consuming
      case .position(let position):
        precondition(
          position >= 0 && position < shape[axis],
          "subscript: position \(position) on axis \(axis) of shape \(shape)", file: file, line: line)
        part.offset += position * strides[axis]
        axis += 1
      case .range(let first, let count, let step):
        let last = first + (count - 1) * step
        precondition(
          count >= 0 && (count == 0 || (first >= 0 && last >= 0 && Swift.max(first, last) < shape[axis])),
          "subscript: positions \(first) to \(last) on axis \(axis) of shape \(shape)", file: file, line: line
        )
        part.offset += count == 0 ? 0 : first * strides[axis]
        part.shape.append(count)
        part.strides.append(strides[axis] * step)
        axis += 1
      }
    }
    keep(axis..<rank)
    return part
  }
}
