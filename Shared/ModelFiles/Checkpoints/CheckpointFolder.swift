import Files
import Foundation
import Tensors

/// The folder with the last few checkpoints of a training run, such as `step-00000120.safetensors`.
///
/// A checkpoint appears there only when it is complete. A killed process may leave an unfinished one as a
/// hidden file; it is never loaded, and the next save deletes it.
public struct CheckpointFolder: Sendable {
  public let url: URL
  /// The number of checkpoints to keep.
  public let kept: Int
  private let lock: FolderLock

  /// Creates the folder if it does not exist. Traps if `kept` is less than one.
  ///
  /// Throws a `FileError` if the folder cannot be written to, or if another run is using it: they would delete
  /// each other's checkpoints.
  public init(_ url: URL, keeping kept: Int = 3) throws {
    precondition(kept >= 1, "CheckpointFolder: cannot keep \(kept) checkpoints, only 1 or more")
    self.url = url
    self.kept = kept
    let trial = url.appending(path: Self.draftPrefix + UUID().uuidString)
    do {
      try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
      try Data().write(to: trial)
      try FileManager.default.removeItem(at: trial)
    } catch {
      throw FileError("checkpoints cannot be written here: choose another folder", file: url.path)
    }
    lock = try FolderLock(url)
  }

  /// The checkpoints, newest first.
  public func checkpoints() throws -> [URL] {
    try names().filter { $0.hasPrefix(Self.prefix) && $0.hasSuffix(Self.suffix) }
      .sorted(by: >).map { url.appending(path: $0) }
  }

  /// Writes the checkpoint of a step, then deletes the oldest checkpoints and leftover drafts.
  ///
  /// - Parameter write: Writes the file to a temporary name first and renames it, as `Checkpoint.save` does.
  public func save(step: Int, _ write: (URL) throws -> Void) throws {
    let digits = String(step)
    let number = String(repeating: "0", count: max(8 - digits.count, 0)) + digits
    try write(url.appending(path: Self.prefix + number + Self.suffix))
    removeDrafts()
    for old in try checkpoints().dropFirst(kept) { unlink(old.path) }
  }

  /// Reads the newest intact checkpoint; nil if the folder has no checkpoints.
  ///
  /// Throws the error of the newest one if none is intact.
  ///
  /// - Parameter skip: Receives the reason for each newer checkpoint that is skipped.
  public func newest(skip: (FileError) -> Void) throws -> Checkpoint? {
    var first: FileError?
    for file in try checkpoints() {
      do {
        return try Checkpoint(contentsOf: file)
      } catch let error as FileError {
        skip(error)
        first = first ?? error
      }
    }
    if let first { throw first }
    return nil
  }

  /// Deletes files left over from unfinished saves.
  public func removeDrafts() {
    for name in (try? names()) ?? [] where name.hasPrefix(Self.draftPrefix) {
      unlink(url.appending(path: name).path)
    }
  }

  private static let prefix = "step-"
  private static let suffix = ".safetensors"
  /// `WeightFile` first writes to a hidden file that has the checkpoint's name.
  private static let draftPrefix = "." + prefix

  private func names() throws -> [String] {
    do {
      return try FileManager.default.contentsOfDirectory(atPath: url.path)
    } catch {
      throw FileError("the folder cannot be read: check the path and permissions", file: url.path)
    }
  }
}

/// A lock on the folder of a run; the system releases it however the run ends.
private final class FolderLock: Sendable {
  private let descriptor: Int32

  init(_ url: URL) throws {
    descriptor = open(url.path, O_RDONLY | O_CLOEXEC)
    // If the file system has no locks, the run continues without one.
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 || errno != EWOULDBLOCK else {
      close(descriptor)
      throw FileError(
        "another run is saving its checkpoints here: stop it or choose another folder", file: url.path)
    }
  }

  deinit { close(descriptor) }
}

/// Waits until the folder entry of a file is on the disk too, so that a new name survives a power cut.
func synchronizeFolder(of file: URL) throws {
  let folder = file.deletingLastPathComponent().path
  let descriptor = open(folder, O_RDONLY)
  defer { close(descriptor) }
  guard descriptor >= 0, fsync(descriptor) == 0 else {
    throw FileError("the folder cannot be written: check the path, permissions and free space", file: folder)
  }
}
