import Foundation

/// Lends memory to tensors, and keeps what is returned for the next ones.
///
/// Every training step asks for the same sizes again. Fresh memory costs a page fault every four kilobytes,
/// which for the 124M model takes longer than the optimiser does; a returned buffer costs nothing. Sizes are
/// rounded up to one of eight steps between two powers of two, so that similar sizes can share a buffer
/// (pages that are never touched take no memory).
///
/// The pool is bounded: buffers in use and idle ones together stay below 5/4 of the most that was ever in use
/// (plus 64 MB). Buffers that have been idle longest are freed first.
final class BufferPool: @unchecked Sendable {
  static let shared = BufferPool()

  /// Smaller buffers come straight from `malloc`, which handles them well.
  private static let smallest = 1 << 15
  private static let alignment = 64
  private static let largePage = 2 << 20

  private struct Idle {
    let buffer: UnsafeMutableRawPointer
    let stamp: Int
  }

  private let lock = NSLock()
  private var idle: [Int: [Idle]] = [:]
  private var idleBytes = 0
  private var bytesInUse = 0
  private var mostBytesInUse = 0
  private var clock = 0

  /// Lends at least `bytes` bytes, aligned for SIMD and not initialised.
  func take(bytes: Int) -> UnsafeMutableRawPointer {
    guard bytes >= Self.smallest else { return Self.allocate(bytes) }
    let size = Self.rounded(bytes)
    lock.lock()
    defer { lock.unlock() }
    bytesInUse += size
    mostBytesInUse = max(mostBytesInUse, bytesInUse)
    if let found = idle[size]?.popLast() {
      idleBytes -= size
      return found.buffer
    }
    releaseOldest()
    return Self.allocate(size)
  }

  /// Takes back a buffer that `take(bytes:)` lent for this number of bytes.
  func give(_ buffer: UnsafeMutableRawPointer, bytes: Int) {
    guard bytes >= Self.smallest else { return free(buffer) }
    let size = Self.rounded(bytes)
    lock.lock()
    defer { lock.unlock() }
    bytesInUse -= size
    clock += 1
    idleBytes += size
    idle[size, default: []].append(Idle(buffer: buffer, stamp: clock))
    releaseOldest()
  }

  private func releaseOldest() {
    let limit = mostBytesInUse + mostBytesInUse / 4 + (64 << 20)
    while bytesInUse + idleBytes > limit, idleBytes > 0 {
      let filled = idle.filter { !$0.value.isEmpty }
      guard let size = filled.min(by: { $0.value[0].stamp < $1.value[0].stamp })?.key else { return }
      free(idle[size]!.removeFirst().buffer)
      idleBytes -= size
    }
  }

  private static func rounded(_ bytes: Int) -> Int {
    let step = max(4096, 1 << (Int.bitWidth - 1 - bytes.leadingZeroBitCount - 3))
    return (bytes + step - 1) / step * step
  }

  private static func allocate(_ bytes: Int) -> UnsafeMutableRawPointer {
    var buffer: UnsafeMutableRawPointer?
    let isLarge = bytes >= 4 * largePage
    let status = posix_memalign(&buffer, isLarge ? largePage : alignment, max(bytes, alignment))
    guard status == 0, let buffer else {
      fatalError("out of memory: a tensor needs \(bytes >> 20) MB")
    }
    #if os(Linux)
      // A large page takes one page fault instead of 512.
      if isLarge { madvise(buffer, bytes, MADV_HUGEPAGE) }
    #endif
    return buffer
  }
}
