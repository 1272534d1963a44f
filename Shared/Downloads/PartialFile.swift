import Foundation

/// A file that grows next to its destination and is renamed when it is complete.
///
/// Appended bytes survive a crash of the program, so a download can continue later. Only one program at a time
/// can have the file open.
final class PartialFile {
  /// The path of the incomplete file.
  let path: String
  /// The number of bytes so far.
  private(set) var count: Int
  /// Whether the file may consist of parts from different requests.
  var isJoined: Bool
  private let descriptor: Int32

  /// Why a system call failed; the description is the system's message.
  struct Failure: Error, CustomStringConvertible {
    var code = errno
    var description: String {
      code == EWOULDBLOCK ? "another program is downloading it" : String(cString: strerror(code))
    }
  }

  /// Opens the file that an earlier run left next to `destination`, or creates an empty one.
  init(for destination: String) throws(Failure) {
    path = destination + ".partial"
    descriptor = open(path, O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw Failure() }
    count = Int(lseek(descriptor, 0, SEEK_END))
    isJoined = count > 0
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
      let failure = Failure()
      close(descriptor)
      throw failure
    }
  }

  deinit { close(descriptor) }

  /// Appends `bytes`.
  func append(_ bytes: Data) throws(Failure) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let written = rest.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
      if written < 0, errno == EINTR { continue }
      guard written > 0 else { throw Failure() }
      count += written
      rest = rest.dropFirst(written)
    }
  }

  /// Discards all bytes.
  func restart() throws(Failure) {
    guard ftruncate(descriptor, 0) == 0 else { throw Failure() }
    count = 0
    isJoined = false
  }

  /// Renames the complete file to its destination, atomically.
  func move(to destination: String) throws(Failure) {
    guard fsync(descriptor) == 0, rename(path, destination) == 0 else { throw Failure() }
  }

  /// Removes the file, unless it has bytes to keep for a later attempt.
  func cleanUp(keepingBytes: Bool) {
    if count == 0 || !keepingBytes { unlink(path) }
  }
}
