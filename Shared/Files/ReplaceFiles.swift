import Foundation

private let draftPrefix = ".draft-"
private let replacementName = ".replacement"

/// Replaces several files of a folder together, or none of them, even if the program is killed.
///
/// `write` puts the new files into a draft folder, which is hidden inside `folder`. When all of them are
/// complete, the draft is renamed to `.replacement`. From then on the new files count: they move to their
/// places, which needs no more space on the disk, now or in the next `finishReplacing(in:last:)`. Files that did
/// not change are left alone, and so are other files.
///
/// - Parameter last: The file that is removed first and comes last, so that programs that know nothing of
///   `.replacement` reject the folder meanwhile.
/// - Throws: ``FileError`` if a file cannot be written, with the path that it would have had; then `folder` is
///   as it was. Only if a complete file cannot be moved, the next `finishReplacing` tries again.
public func replaceFiles(in folder: URL, last: String, _ write: (_ draft: URL) throws -> Void) throws {
  let draft = folder.appending(path: draftPrefix + UUID().uuidString)
  let manager = FileManager.default
  do {
    try manager.createDirectory(at: folder, withIntermediateDirectories: true)
    // What a killed program has left.
    for name in try manager.contentsOfDirectory(atPath: folder.path) where name.hasPrefix(draftPrefix) {
      try manager.removeItem(at: folder.appending(path: name))
    }
    try manager.createDirectory(at: draft, withIntermediateDirectories: false)
  } catch {
    throw FileError("cannot be written to: choose a folder that you may write to", file: folder)
  }
  defer { try? manager.removeItem(at: draft) }
  try finishReplacing(in: folder, last: last)
  do {
    try write(draft)
    try removeUnchanged(in: draft, of: folder, last: last)
  } catch let error as FileError {
    throw FileError(error.problem, file: error.file?.replacing(draft.path, with: folder.path) ?? folder.path)
  }
  guard rename(draft.path, folder.appending(path: replacementName).path) == 0 else {
    throw FileError(FileError.system("cannot be written to").problem, file: folder)
  }
  try finishReplacing(in: folder, last: last)
}

/// Removes the drafts of files that did not change, but keeps `last` if several others did.
private func removeUnchanged(in draft: URL, of folder: URL, last: String) throws {
  let manager = FileManager.default
  let names = try manager.contentsOfDirectory(atPath: draft.path)
  let changed = names.filter { name in
    !manager.contentsEqual(
      atPath: draft.appending(path: name).path, andPath: folder.appending(path: name).path)
  }
  // A folder in the place of a file is an error before anything is moved.
  for name in changed where isFolder(folder.appending(path: name).path) {
    throw FileError("it is a folder: move it away", file: folder.appending(path: name))
  }
  for name in names where !changed.contains(name) && (name != last || changed.count < 2) {
    try manager.removeItem(at: draft.appending(path: name))
  }
}

/// Moves the files of a replacement to their places if its program was killed before it could.
///
/// Call it before reading a folder that `replaceFiles` writes.
///
/// - Throws: ``FileError`` if a file cannot be moved.
public func finishReplacing(in folder: URL, last: String) throws {
  let replacement = folder.appending(path: replacementName)
  let descriptor = open(replacement.path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
  guard descriptor >= 0 else { return }
  // Another program may be moving the files. If the file system has no locks, that is not noticed.
  flock(descriptor, LOCK_EX)
  defer { close(descriptor) }
  let names = (try? FileManager.default.contentsOfDirectory(atPath: replacement.path)) ?? []
  if names.count > 1, names.contains(last) { unlink(folder.appending(path: last).path) }
  for name in names.sorted(by: { $1 == last || $0 != last && $0 < $1 }) {
    let target = folder.appending(path: name)
    guard rename(replacement.appending(path: name).path, target.path) == 0 else {
      throw FileError(FileError.system("cannot be replaced").problem, file: target)
    }
  }
  rmdir(replacement.path)
}
