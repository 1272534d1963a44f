import Foundation
import Synchronization

/// A folder for files that are not kept. It is removed when the program ends, in whatever way it does.
///
/// A `defer` is not enough: after the last selected cell, and when nobody reads the output any more, the
/// program exits from within the scopes of the chapter; Ctrl-C ends it anywhere. What a killed program leaves is
/// removed by the next one of its name.
struct ScratchFolder {
  let url: URL
  /// Says that the folder is not where it was asked for; nil if it is.
  let notice: String?

  /// The paths to remove when the program ends, each with the descriptor that locks it.
  private static let existing = Mutex<[String: Int32]>([:])

  /// Makes a folder in `TMPDIR`, or else in the first of the usual places that can be written to.
  init(
    for program: String, environment: [String: String] = ProcessInfo.processInfo.environment,
    otherwise places: [String] = ["/tmp", "/var/tmp", "."]
  ) throws {
    _ = Self.removesAtEnd
    let wanted = environment["TMPDIR"].flatMap { $0.isEmpty ? nil : $0 }
    var reasons: [String] = []
    for place in [wanted].compactMap({ $0 }) + places {
      Self.removeLeftovers(of: program, in: place)
      let url = URL(filePath: place).appending(path: "\(program)-\(UUID().uuidString)")
      if mkdir(url.path, 0o700) == 0 {
        self.url = url
        notice = reasons.isEmpty ? nil : "Temporary files go to \(place): \(reasons.joined(separator: ", "))."
        let descriptor = open(url.path, O_RDONLY | O_CLOEXEC)
        flock(descriptor, LOCK_EX)
        Self.existing.withLock { $0[url.path] = descriptor }
        return
      }
      let name = place == wanted ? "TMPDIR, \(place)," : place
      reasons.append("\(name) cannot be written to (\(String(cString: strerror(errno))))")
    }
    throw ScratchFolderError(
      description: "\(reasons.joined(separator: ", ")). Set TMPDIR to a folder that can.")
  }

  func remove() { Self.remove(url.path) }

  private static func remove(_ path: String) {
    try? FileManager.default.removeItem(atPath: path)
    if let descriptor = existing.withLock({ $0.removeValue(forKey: path) }) { close(descriptor) }
  }

  /// Removes all folders of this program.
  static func removeAll() {
    for path in existing.withLock({ Array($0.keys) }) { remove(path) }
  }

  /// Removes the folders of killed programs: their names are like this program's, and nobody has locked them.
  /// Folders of the last minute are left alone, as their program may be about to lock them.
  private static func removeLeftovers(of program: String, in place: String) {
    for name in (try? FileManager.default.contentsOfDirectory(atPath: place)) ?? []
    where name.hasPrefix(program + "-") && UUID(uuidString: String(name.dropFirst(program.count + 1))) != nil
    {
      let path = URL(filePath: place).appending(path: name).path
      let changed = try? FileManager.default.attributesOfItem(atPath: path)[.modificationDate] as? Date
      guard let changed, changed.timeIntervalSinceNow < -60 else { continue }
      let descriptor = open(path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
      guard descriptor >= 0 else { continue }
      if flock(descriptor, LOCK_EX | LOCK_NB) == 0 { try? FileManager.default.removeItem(atPath: path) }
      close(descriptor)
    }
  }

  /// Sees to it, once, that folders are removed at `exit` and at signals that end the program.
  private static let removesAtEnd: Void = {
    atexit { ScratchFolder.removeAll() }
    listen(for: [SIGINT, SIGTERM, SIGHUP].filter { !isIgnored($0) }) { number in
      removeAll()
      signal(number, SIG_DFL)
      kill(getpid(), number)
    }
  }()
}

/// No place for temporary files can be written to; one line.
private struct ScratchFolderError: Error, CustomStringConvertible {
  let description: String
}

extension Notebook {
  /// Runs `body` with a new folder, which is removed afterwards, also if the program ends within `body`.
  ///
  /// It is in `TMPDIR` or, if that cannot be written to, in another place that a line of the output names.
  public func withTemporaryFolder<Result>(_ body: (URL) throws -> Result) throws -> Result {
    let folder = try ScratchFolder(for: name)
    defer { folder.remove() }
    if let notice = folder.notice { prose(notice) }
    return try body(folder.url)
  }
}
