/// The memory behind one or more tensors: a flat run of scalars.
///
/// Views share a storage. When the last of them goes, the memory is returned to the pool, or to the owner
/// that lent it.
final class Storage<Scalar: TensorScalar> {
  let base: UnsafeMutablePointer<Scalar>
  let count: Int
  /// Whoever the memory belongs to, kept alive as long as it is in use; nil for the pool.
  private let owner: AnyObject?

  /// Makes room for `count` scalars, whose values are undefined until written.
  init(count: Int) {
    self.count = count
    owner = nil
    base = BufferPool.shared.take(bytes: count * MemoryLayout<Scalar>.stride)
      .bindMemory(to: Scalar.self, capacity: count)
  }

  /// Uses memory that stays valid as long as its owner lives.
  init(base: UnsafeMutablePointer<Scalar>, count: Int, owner: AnyObject) {
    self.base = base
    self.count = count
    self.owner = owner
  }

  deinit {
    if owner == nil { BufferPool.shared.give(base, bytes: count * MemoryLayout<Scalar>.stride) }
  }
}
