import Files
import Foundation

/// The costly results of one program, such as trained models, that are kept in the user's cache folder.
///
/// Each has a folder `notebooks/PROGRAM/LABEL-SETTINGS-CODE`, with digests of what it was made from in its name.
/// Inside are a manifest and a folder `files`.
struct KeptResults {
  let folder: URL
  /// The lines about them that this run has printed.
  var notes: Set<String> = []

  init(program: String, cache: String = cacheFolder()) {
    folder = Self.root(in: cache).appending(path: program)
  }

  static func root(in cache: String) -> URL { URL(filePath: cache).appending(path: "notebooks") }

  /// A place for the result that `label` names, made from `settings` by `code`.
  func place(_ label: String, settings: [String], code: String) -> KeptPlace {
    let word = label.map { $0.isASCII && ($0.isLetter || $0.isNumber) ? String($0) : "-" }.joined()
    var digest = SHA256()
    // The lengths separate the settings: "ab", "c" is not "a", "bc".
    for setting in settings { digest.update(with: "\(setting.utf8.count) \(setting)".utf8) }
    let stem = "\(word)-\(digest.finish().prefix(16))-"
    return KeptPlace(url: folder.appending(path: stem + code.prefix(16)), stem: stem)
  }
}

/// The folder of one kept result, which may or may not exist.
struct KeptPlace {
  let url: URL
  /// How the folder's name starts for every version of the code.
  let stem: String

  var files: URL { url.appending(path: "files") }

  /// Runs `body` with the manifest, after checking every file; returns nil if nothing is kept.
  ///
  /// - Throws: ``FileError`` that names a file that is missing, extra or damaged.
  func use<Result>(_ body: (KeptManifest) throws -> Result) throws -> Result? {
    let lock = FolderLock(url, exclusive: false)
    defer { lock.release() }
    guard isFolder(url.path) else { return nil }
    let manifest = try KeptManifest(of: url)
    try manifest.check(url)
    return try body(manifest)
  }

  /// Keeps a result: `write` fills the folder it is given. The draft is renamed when it is complete, and
  /// replaces an older result, also of other code.
  ///
  /// - Throws: what `write` throws, or ``FileError``.
  func keep(_ label: String, _ write: (URL) throws -> Void) throws {
    let manager = FileManager.default
    let parent = url.deletingLastPathComponent()
    Self.removeDrafts(in: parent)
    let draft = parent.appending(path: Self.draftPrefix + UUID().uuidString)
    do {
      try manager.createDirectory(at: draft.appending(path: "files"), withIntermediateDirectories: true)
    } catch {
      let reason = plainReason(error)
      throw FileError("cannot be written (\(reason)). Set XDG_CACHE_HOME to a folder that can.", file: parent)
    }
    let lock = FolderLock(draft, exclusive: true)
    defer {
      try? manager.removeItem(at: draft)
      lock.release()
    }
    try write(draft)
    try KeptManifest(label: label, describing: draft).write(to: draft)
    for name in try manager.contentsOfDirectory(atPath: parent.path) where name.hasPrefix(stem) {
      Self.remove(parent.appending(path: name))
    }
    // If another program was faster, or uses the folder, what is there stays.
    if rename(draft.path, url.path) != 0, errno != ENOTEMPTY, errno != EEXIST {
      throw FileError(FileError.system("cannot be written").problem, file: url)
    }
  }

  // MARK: Removing

  private static let draftPrefix = ".draft-"

  /// Removes a folder, unless a program uses it; a killed removal leaves a draft. Returns whether it did.
  @discardableResult
  static func remove(_ url: URL) -> Bool {
    let lock = FolderLock(url, exclusive: true)
    defer { lock.release() }
    guard lock.isHeld else { return false }
    let aside = url.deletingLastPathComponent().appending(path: draftPrefix + UUID().uuidString)
    guard rename(url.path, aside.path) == 0 else { return false }
    return (try? FileManager.default.removeItem(at: aside)) != nil
  }

  /// Removes the drafts that killed programs have left.
  static func removeDrafts(in folder: URL) {
    for name in (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    where name.hasPrefix(draftPrefix) { remove(folder.appending(path: name)) }
  }
}

/// A lock on a folder: shared for reading it, exclusive for writing or removing it.
private struct FolderLock {
  private let descriptor: Int32
  let isHeld: Bool

  /// Waits for a shared lock; does not wait for an exclusive one.
  init(_ url: URL, exclusive: Bool) {
    descriptor = open(url.path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    isHeld = descriptor >= 0 && flock(descriptor, exclusive ? LOCK_EX | LOCK_NB : LOCK_SH) == 0
  }

  func release() { if descriptor >= 0 { close(descriptor) } }
}
