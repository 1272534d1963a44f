/// The memory behind one or more tensors: a flat run of scalars.
///
/// Views share a storage; it is returned to the pool when the last of them goes.
final class Storage<Scalar: TensorScalar> {
  let base: UnsafeMutablePointer<Scalar>
  let count: Int

  /// Makes room for `count` scalars, whose values are undefined until written.
  init(count: Int) {
    self.count = count
    base = BufferPool.shared.take(bytes: count * MemoryLayout<Scalar>.stride)
      .bindMemory(to: Scalar.self, capacity: count)
  }

  deinit {
    BufferPool.shared.give(base, bytes: count * MemoryLayout<Scalar>.stride)
  }
}
