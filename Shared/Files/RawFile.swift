import Foundation

/// A new file, written directly from memory.
package struct RawFile: ~Copyable {
  private let descriptor: Int32

  /// The most bytes that one call writes: operating systems have limits around 2 GB.
  private static let largestPiece = 1 << 30

  init(creating path: String) throws {
    descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw FileError.system("cannot be written") }
    flock(descriptor, LOCK_EX)  // until it is closed, so that others see that somebody is writing it
  }

  deinit { close(descriptor) }

  package func write(_ buffer: UnsafeRawBufferPointer) throws {
    var done = 0
    while done < buffer.count {
      let piece = min(buffer.count - done, Self.largestPiece)
      let count = Foundation.write(descriptor, buffer.baseAddress! + done, piece)
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw FileError.system("cannot be written") }
      done += count
    }
  }

  /// Gives the file the permissions of another one, if that exists.
  func copyPermissions(of path: String) {
    var information = stat()
    if stat(path, &information) == 0 { fchmod(descriptor, information.st_mode & 0o7777) }
  }

  /// Waits until everything written is on the disk.
  func synchronize() throws {
    guard fsync(descriptor) == 0 else { throw FileError.system("cannot be written") }
  }
}

/// Writes a hidden file next to `path` and renames it when it is complete, so a crash leaves the old or the
/// new file.
///
/// Hidden files that killed programs have left for this path are removed. A symbolic link stays a link, and the
/// permissions of an older file stay too.
///
/// - Throws: ``FileError`` with the path, or what `write` throws. The hidden file is removed first.
package func replaceFile(at path: String, _ write: (borrowing RawFile) throws -> Void) throws {
  let target = URL(fileURLWithPath: path).resolvingSymlinksInPath()
  let folder = target.deletingLastPathComponent()
  let name = String(decoding: ".\(target.lastPathComponent)".utf8.prefix(200), as: UTF8.self)  // at most 255
  let prefix = name + ".draft-"
  for left in (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
  where left.utf8.starts(with: prefix.utf8) {
    removeUnlessLocked(folder.appending(path: left).path)
  }
  let draft = folder.appending(path: prefix + UUID().uuidString).path
  do {
    let file = try RawFile(creating: draft)
    file.copyPermissions(of: target.path)
    try write(file)
    try file.synchronize()
    guard rename(draft, target.path) == 0 else { throw FileError.system("cannot be replaced") }
  } catch {
    unlink(draft)
    guard let error = error as? FileError else { throw error }
    throw FileError(error.problem, file: path)
  }
}

/// Removes a file that nobody is writing any more.
private func removeUnlessLocked(_ path: String) {
  let descriptor = open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
  guard descriptor >= 0 else { return }
  if flock(descriptor, LOCK_EX | LOCK_NB) == 0 { unlink(path) }
  close(descriptor)
}
