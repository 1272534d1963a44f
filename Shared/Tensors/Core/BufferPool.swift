import Foundation

/// Lends memory to tensors and takes it back for the next one.
///
/// A training step asks for the same sizes again and again. Fresh memory costs a page fault every four
/// kilobytes, which for the 124M model adds up to more than the optimiser; a returned buffer costs nothing.
/// Sizes are rounded up to one of eight steps between two powers of two, so that similar sizes can share
/// (pages that nobody touches take no memory).
///
/// What is held back is bounded: in use and held together stay below 5/4 of the most that was ever in use
/// at once (plus 64 MB). The buffers unused for longest go first.
final class BufferPool: @unchecked Sendable {
  static let shared = BufferPool()

  /// Smaller buffers go to `malloc`, which is good at them.
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

  /// Lends at least `bytes` bytes, aligned for SIMD. The content is whatever was there.
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

  /// Takes back a buffer that `take(bytes:)` lent for the same number of bytes.
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
      fatalError("out of memory: no \(bytes >> 20) MB left for a tensor")
    }
    #if os(Linux)
      // Large pages make one fault out of 512.
      if isLarge { madvise(buffer, bytes, MADV_HUGEPAGE) }
    #endif
    return buffer
  }
}
