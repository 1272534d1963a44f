import Foundation

/// A file that grows beside its destination and takes its place when it is complete.
///
/// What has been appended survives the end of the program, however it ends, so that a download can go on
/// later. Only one program at a time can have it open.
final class PartialFile {
  /// Where the bytes are until the file is complete.
  let path: String
  /// How many bytes there are.
  private(set) var count: Int
  /// Whether parts that came at different times may have been joined.
  var isJoined: Bool
  private let descriptor: Int32

  /// Why the system refused; the description is in its words.
  struct Failure: Error, CustomStringConvertible {
    var code = errno
    var description: String {
      code == EWOULDBLOCK ? "another program is downloading it" : String(cString: strerror(code))
    }
  }

  /// Opens what an earlier run left beside `destination`, or begins with nothing.
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

  /// Writes `bytes` behind those that are there.
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

  /// Throws away what is there.
  func restart() throws(Failure) {
    guard ftruncate(descriptor, 0) == 0 else { throw Failure() }
    count = 0
    isJoined = false
  }

  /// Gives the complete file its name; from one moment to the next it is there.
  func move(to destination: String) throws(Failure) {
    guard fsync(descriptor) == 0, rename(path, destination) == 0 else { throw Failure() }
  }

  /// Removes the file, unless it holds bytes with which a download can go on later.
  func cleanUp(keepingBytes: Bool) {
    if count == 0 || !keepingBytes { unlink(path) }
  }
}
