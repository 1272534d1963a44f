// The memory of a tensor as bytes, for the files that weights are kept in. Numbers are little-endian on all
// processors that Swift runs on.

extension Tensor {
  /// Makes a contiguous tensor from bytes that `fill` writes, all of them.
  package init(shape: [Int], fill: (UnsafeMutableRawBufferPointer) throws -> Void) rethrows {
    self.init(uninitialized: shape)
    let bytes = count * MemoryLayout<Scalar>.stride
    try withMutablePointer { try fill(UnsafeMutableRawBufferPointer(start: $0, count: bytes)) }
  }

  /// Makes a contiguous tensor of memory that already holds its elements, aligned for them, and that stays
  /// valid as long as `owner` lives. Nothing is copied.
  package init(shape: [Int], sharing memory: UnsafeMutableRawPointer, of owner: AnyObject) {
    let count = Shape.count(shape)
    let base = memory.bindMemory(to: Scalar.self, capacity: count)
    self.init(
      storage: Storage(base: base, count: count, owner: owner), offset: 0, shape: shape,
      strides: Shape.contiguousStrides(shape))
  }

  /// Calls `body` with the elements' bytes in row-major order.
  package func withBytes<Result>(_ body: (UnsafeRawBufferPointer) throws -> Result) rethrows -> Result {
    let source = contiguous()
    let bytes = count * MemoryLayout<Scalar>.stride
    return try source.withPointer { try body(UnsafeRawBufferPointer(start: $0, count: bytes)) }
  }
}
