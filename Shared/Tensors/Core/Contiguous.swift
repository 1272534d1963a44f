/// Copies between memory layouts.
extension Tensor {
  /// Returns the same elements in row-major order without gaps; copies only if they are not so already.
  ///
  /// PyTorch: `contiguous()`.
  public func contiguous() -> Tensor {
    isContiguous ? self : copied()
  }

  /// Copies the elements to new memory, in row-major order. Gradients flow through.
  ///
  /// PyTorch: `clone()`.
  public func copied() -> Tensor {
    let result = Tensor(uninitialized: shape)
    withPointer { source in
      result.withMutablePointer {
        stridedCopy(from: source, strides: strides, to: $0, strides: result.strides, shape: shape)
      }
    }
    return result.recorded("copy", [edge { $0 }])
  }
}

/// Copies elements from one strided layout to another of the same shape.
func stridedCopy<Scalar: TensorScalar>(
  from source: UnsafePointer<Scalar>, strides sourceStrides: [Int], to target: UnsafeMutablePointer<Scalar>,
  strides targetStrides: [Int], shape: [Int]
) {
  guard Shape.count(shape) > 0 else { return }
  let copy = StridedCopy(shape: shape, from: sourceStrides, to: targetStrides)
  let (from, to) = (UnsafeRawPointer(source), UnsafeMutableRawPointer(target))
  // One compiled loop per element size serves all element types.
  switch MemoryLayout<Scalar>.size {
  case 1: copy.run(UInt8.self, from: from, to: to)
  case 4: copy.run(UInt32.self, from: from, to: to)
  default: copy.run(UInt64.self, from: from, to: to)
  }
}

/// The loop nest of a strided copy. Neighbouring axes are merged where both layouts step through them as if
/// they were one.
private struct StridedCopy {
  private var shape: [Int] = []
  private var sourceStrides: [Int] = []
  private var targetStrides: [Int] = []

  init(shape: [Int], from source: [Int], to target: [Int]) {
    for axis in shape.indices where shape[axis] != 1 {
      if let last = self.shape.indices.last, sourceStrides[last] == source[axis] * shape[axis],
        targetStrides[last] == target[axis] * shape[axis]
      {
        self.shape[last] *= shape[axis]
        sourceStrides[last] = source[axis]
        targetStrides[last] = target[axis]
      } else {
        self.shape.append(shape[axis])
        sourceStrides.append(source[axis])
        targetStrides.append(target[axis])
      }
    }
    if self.shape.isEmpty { (self.shape, sourceStrides, targetStrides) = ([1], [1], [1]) }
  }

  @inline(__always)
  func run<Word: BitwiseCopyable>(
    _ word: Word.Type, from source: UnsafeRawPointer, to target: UnsafeMutableRawPointer
  ) {
    let source = source.assumingMemoryBound(to: word)
    let target = target.assumingMemoryBound(to: word)
    let last = shape.count - 1
    let (inner, step, targetStep) = (shape[last], sourceStrides[last], targetStrides[last])
    let rows = shape[..<last].reduce(1, *)
    parallel(count: rows, workPerItem: inner) { range in
      var from = StridedIndex(shape: shape[..<last], strides: sourceStrides[..<last], start: range.lowerBound)
      var to = StridedIndex(shape: shape[..<last], strides: targetStrides[..<last], start: range.lowerBound)
      for _ in range {
        let (a, b) = (source + from.offset, target + to.offset)
        if step == 1, targetStep == 1 {
          b.update(from: a, count: inner)
        } else {
          for i in 0..<inner { b[i * targetStep] = a[i * step] }
        }
        from.advance()
        to.advance()
      }
    }
  }
}
