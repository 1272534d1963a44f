import Files
import Foundation

/// The folder in which a training run keeps its last checkpoints, such as `step-00000120.safetensors`.
///
/// A checkpoint appears there only when it is complete. What a killed process has left behind of an
/// unfinished one is a hidden file that nothing loads, and that goes with the next save.
public struct CheckpointFolder: Sendable {
  public let url: URL
  /// The number of checkpoints that stay.
  public let kept: Int
  private let lock: FolderLock

  /// Makes the folder if it is not there; traps if no checkpoint is to stay.
  ///
  /// Throws a `FileError` if there is no folder that files can be written to, or if another run that has not
  /// ended writes to it: the two would delete each other's checkpoints.
  public init(_ url: URL, keeping kept: Int = 3) throws {
    precondition(kept >= 1, "CheckpointFolder: \(kept) checkpoints are to stay")
    self.url = url
    self.kept = kept
    let trial = url.appending(path: Self.draftPrefix + UUID().uuidString)
    do {
      try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
      try Data().write(to: trial)
      try FileManager.default.removeItem(at: trial)
    } catch {
      throw FileError("no checkpoints can be written here: choose another folder", file: url.path)
    }
    lock = try FolderLock(url)
  }

  /// The checkpoints, the newest first.
  public func checkpoints() throws -> [URL] {
    try names().filter { $0.hasPrefix(Self.prefix) && $0.hasSuffix(Self.suffix) }
      .sorted(by: >).map { url.appending(path: $0) }
  }

  /// Writes the checkpoint of a step, and then deletes those that are too old, and drafts left behind.
  ///
  /// - Parameter write: writes the file, beside its place first, as `Checkpoint.save` does
  public func save(step: Int, _ write: (URL) throws -> Void) throws {
    let digits = String(step)
    let number = String(repeating: "0", count: max(8 - digits.count, 0)) + digits
    try write(url.appending(path: Self.prefix + number + Self.suffix))
    removeDrafts()
    for old in try checkpoints().dropFirst(kept) { unlink(old.path) }
  }

  /// Reads the newest checkpoint that is whole; nil if there is none at all.
  ///
  /// Throws the error of the newest one if none is whole.
  ///
  /// - Parameter skip: is told why a newer one is not taken
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

  /// Deletes what is left of checkpoints that were never finished.
  public func removeDrafts() {
    for name in (try? names()) ?? [] where name.hasPrefix(Self.draftPrefix) {
      unlink(url.appending(path: name).path)
    }
  }

  private static let prefix = "step-"
  private static let suffix = ".safetensors"
  /// `WeightFile` writes to a hidden file of the checkpoint's name first.
  private static let draftPrefix = "." + prefix

  private func names() throws -> [String] {
    do {
      return try FileManager.default.contentsOfDirectory(atPath: url.path)
    } catch {
      throw FileError("the folder cannot be read: check path and permissions", file: url.path)
    }
  }
}

/// A folder that is one run's alone; the system gives it back however the run ends.
private final class FolderLock: Sendable {
  private let descriptor: Int32

  init(_ url: URL) throws {
    descriptor = open(url.path, O_RDONLY | O_CLOEXEC)
    // Where the file system knows no locks, the run goes without.
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 || errno != EWOULDBLOCK else {
      close(descriptor)
      throw FileError(
        "another run writes its checkpoints here: stop it or name another folder", file: url.path)
    }
  }

  deinit { close(descriptor) }
}

/// Waits until the names in the folder of a file are on the disk too, so that a new name survives a power cut.
func synchronizeFolder(of file: URL) throws {
  let folder = file.deletingLastPathComponent().path
  let descriptor = open(folder, O_RDONLY)
  defer { close(descriptor) }
  guard descriptor >= 0, fsync(descriptor) == 0 else {
    throw FileError("the folder cannot be written: check path, permissions and free space", file: folder)
  }
}
