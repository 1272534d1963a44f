// A tensor's memory as bytes, for weight files. Numbers are little-endian on every processor that Swift runs
// on.

extension Tensor {
  /// Makes a contiguous tensor from bytes. `fill` must write all of them.
  package init(shape: [Int], fill: (UnsafeMutableRawBufferPointer) throws -> Void) rethrows {
    self.init(uninitialized: shape)
    let bytes = count * MemoryLayout<Scalar>.stride
    try withMutablePointer { try fill(UnsafeMutableRawBufferPointer(start: $0, count: bytes)) }
  }

  /// Makes a contiguous tensor on memory that already holds its elements, without copying them.
  ///
  /// The memory must be aligned for the elements and stay valid as long as `owner` lives.
  package init(shape: [Int], sharing memory: UnsafeMutableRawPointer, of owner: AnyObject) {
    let count = Shape.count(shape)
    let base = memory.bindMemory(to: Scalar.self, capacity: count)
    self.init(storage: Storage(base: base, count: count, owner: owner), layout: Layout(contiguous: shape))
  }

  /// Calls `body` with the elements' bytes in row-major order.
  package func withBytes<Result>(_ body: (UnsafeRawBufferPointer) throws -> Result) rethrows -> Result {
    let source = contiguous()
    let bytes = count * MemoryLayout<Scalar>.stride
    return try source.withPointer { try body(UnsafeRawBufferPointer(start: $0, count: bytes)) }
  }
}
