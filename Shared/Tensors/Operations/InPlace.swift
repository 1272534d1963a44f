// Changing a tensor's memory, as optimisers and running averages do. None of this is recorded: leaves and values
// outside the graph may be changed, recorded results may not. `backward()` stops if it needs what was there before.

extension Tensor<Float> {
  /// Adds `other`, times a factor, to this tensor in place: x ← x + factor · other.
  ///
  /// Traps if the shapes differ, this tensor has gaps in memory or is a recorded result. PyTorch: `add_`.
  public func add(
    _ other: Tensor, scaledBy factor: Float = 1, file: StaticString = #fileID, line: UInt = #line
  ) {
    let other = inPlaceOperand(other, "add", file: file, line: line)
    withMutablePointer { to in
      other.withPointer { from in
        parallel(count: count, workPerItem: 1) { range in
          let x = to + range.lowerBound
          zipRun(x, from + range.lowerBound, x, range.count) { $0.addingProduct($1, factor) }
        }
      }
    }
  }

  /// Multiplies every element in place. Traps if this tensor has gaps in memory or is a recorded result.
  /// PyTorch: `mul_`.
  public func multiply(by factor: Float, file: StaticString = #fileID, line: UInt = #line) {
    checkIsChangeable("multiply(by:)", file: file, line: line)
    precondition(
      isContiguous, "multiply(by:): a tensor with gaps, of strides \(strides)", file: file, line: line)
    withMutablePointer { to in
      parallel(count: count, workPerItem: 1) { range in
        mapRun(to + range.lowerBound, to + range.lowerBound, range.count) { $0 * factor }
      }
    }
  }

  /// Overwrites the elements with those of `source`, in place. Traps if the shapes differ or this tensor is a
  /// recorded result. PyTorch: `copy_`.
  public func copy(from source: Tensor, file: StaticString = #fileID, line: UInt = #line) {
    checkIsChangeable("copy(from:)", file: file, line: line)
    precondition(
      source.shape == shape, "copy(from:): \(source.shape) into \(shape)", file: file, line: line)
    copyElements(from: source)
  }

  private func inPlaceOperand(
    _ other: Tensor, _ operation: StaticString, file: StaticString, line: UInt
  ) -> Tensor {
    checkIsChangeable(operation, file: file, line: line)
    precondition(
      other.shape == shape && isContiguous,
      "\(operation): \(other.shape) into \(shape) with strides \(strides)", file: file, line: line)
    return other.detached().contiguous()
  }
}

extension Tensor {
  /// Traps if this tensor is the result of a recorded operation. Gradients would flow as if the change had not
  /// happened.
  func checkIsChangeable(_ command: StaticString, file: StaticString, line: UInt) {
    precondition(
      node == nil || node!.isLeaf || !GraphState.current.isRecording,
      "\(command): this value is the recorded result of \(node?.operation ?? ""), and the change would not be recorded; make a new value, or change it in noGrad",
      file: file, line: line)
  }
}
