import Files
import Foundation

/// A new file, written directly from the memory of tensors.
struct RawFile: ~Copyable {
  private let descriptor: Int32

  /// The most bytes that one call writes: operating systems have limits around 2 GB.
  private static let largestPiece = 1 << 30

  init(creating url: URL) throws {
    descriptor = open(url.path, O_WRONLY | O_CREAT | O_TRUNC, 0o644)
    guard descriptor >= 0 else { throw FileError.system("cannot be written") }
  }

  deinit { close(descriptor) }

  func write(_ buffer: UnsafeRawBufferPointer) throws {
    var done = 0
    while done < buffer.count {
      let piece = min(buffer.count - done, Self.largestPiece)
      let count = Foundation.write(descriptor, buffer.baseAddress! + done, piece)
      guard count > 0 else { throw FileError.system("cannot be written") }
      done += count
    }
  }

  /// Waits until everything written is on the disk.
  func synchronize() throws {
    guard fsync(descriptor) == 0 else { throw FileError.system("cannot be written") }
  }
}
