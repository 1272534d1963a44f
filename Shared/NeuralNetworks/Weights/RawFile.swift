import Foundation

/// An open file, read and written straight from and to the memory of tensors.
struct RawFile: ~Copyable {
  private let descriptor: Int32

  /// No single call reads or writes more: the systems have limits around 2 GB.
  private static let largestPiece = 1 << 30

  init(reading url: URL) throws {
    descriptor = open(url.path, O_RDONLY)
    guard descriptor >= 0 else { throw Self.failure("cannot be opened") }
  }

  init(creating url: URL) throws {
    descriptor = open(url.path, O_WRONLY | O_CREAT | O_TRUNC, 0o644)
    guard descriptor >= 0 else { throw Self.failure("cannot be written") }
  }

  deinit { close(descriptor) }

  /// The number of bytes in the file.
  func size() throws -> Int {
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw Self.failure("cannot be read") }
    return Int(status.st_size)
  }

  /// Fills the buffer with the next bytes.
  func read(into buffer: UnsafeMutableRawBufferPointer) throws {
    var done = 0
    while done < buffer.count {
      let piece = min(buffer.count - done, Self.largestPiece)
      let count = Foundation.read(descriptor, buffer.baseAddress! + done, piece)
      guard count >= 0 else { throw Self.failure("cannot be read") }
      guard count > 0 else { throw WeightError("ends too early: get or save the file again") }
      done += count
    }
  }

  func write(_ buffer: UnsafeRawBufferPointer) throws {
    var done = 0
    while done < buffer.count {
      let piece = min(buffer.count - done, Self.largestPiece)
      let count = Foundation.write(descriptor, buffer.baseAddress! + done, piece)
      guard count > 0 else { throw Self.failure("cannot be written") }
      done += count
    }
  }

  /// Waits until what was written is on the disk.
  func synchronize() throws {
    guard fsync(descriptor) == 0 else { throw Self.failure("cannot be written") }
  }

  /// Says why the last system call failed.
  static func failure(_ problem: String) -> WeightError {
    WeightError("\(problem) (\(String(cString: strerror(errno)))): check path, permissions and free space")
  }
}
