import Synchronization

/// A storage of any element type.
class AnyStorage {
  /// How many times the memory was opened for writing. A pullback that reads it compares this number with
  /// that of the time when the operation was recorded.
  final let version = Atomic(0)
}

/// The memory behind one or more tensors: a flat run of scalars.
///
/// Views share a storage. When the last of them is gone, the memory returns to the pool, or its owner is
/// released.
final class Storage<Scalar: TensorScalar>: AnyStorage {
  let base: UnsafeMutablePointer<Scalar>
  let count: Int
  /// What owns the memory, such as a mapped file, kept alive while it is in use; nil if the pool does.
  private let owner: AnyObject?

  /// Takes room for `count` scalars from the pool. Their values are undefined until written.
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
