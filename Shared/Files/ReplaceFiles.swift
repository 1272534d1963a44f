import Foundation

/// Replaces several files of a folder together, or none of them.
///
/// `write` puts the new files into a draft folder, which is hidden inside `folder`. Only when all of them are
/// complete are they renamed to their places, which needs no more space on the disk. Files that did not change
/// are left alone. If several did, the one named `last` is removed first and comes back last, so that a
/// program killed in between leaves a folder that readers reject, rather than a mixture. Other files stay.
///
/// - Throws: ``FileError`` if a file cannot be written, with the path that it would have had; then `folder` is
///   as it was.
public func replaceFiles(in folder: URL, last: String, _ write: (_ draft: URL) throws -> Void) throws {
  let prefix = ".draft-"
  let draft = folder.appending(path: prefix + UUID().uuidString)
  let manager = FileManager.default
  do {
    try manager.createDirectory(at: folder, withIntermediateDirectories: true)
    // What a killed program has left.
    for name in try manager.contentsOfDirectory(atPath: folder.path) where name.hasPrefix(prefix) {
      try manager.removeItem(at: folder.appending(path: name))
    }
    try manager.createDirectory(at: draft, withIntermediateDirectories: false)
  } catch {
    throw FileError("cannot be written to: choose a folder that you may write to", file: folder)
  }
  defer { try? manager.removeItem(at: draft) }
  do {
    try write(draft)
    try moveFiles(from: draft, to: folder, last: last)
  } catch let error as FileError {
    throw FileError(error.problem, file: error.file?.replacing(draft.path, with: folder.path) ?? folder.path)
  }
}

private func moveFiles(from draft: URL, to folder: URL, last: String) throws {
  let manager = FileManager.default
  let names = try manager.contentsOfDirectory(atPath: draft.path).sorted {
    $1 == last || $0 != last && $0 < $1
  }
  let changed = names.filter { name in
    !manager.contentsEqual(
      atPath: draft.appending(path: name).path, andPath: folder.appending(path: name).path)
  }
  for name in changed where manager.fileExists(atPath: folder.appending(path: name).path) {
    // A folder in the place of a file is an error before anything is moved.
    if isFolder(folder.appending(path: name).path) {
      throw FileError("it is a folder: move it away", file: folder.appending(path: name))
    }
  }
  if changed.count > 1 { unlink(folder.appending(path: last).path) }
  for name in changed {
    let target = folder.appending(path: name)
    try naming(target) {
      guard rename(draft.appending(path: name).path, target.path) == 0 else {
        throw FileError.system("cannot be replaced")
      }
    }
  }
}
