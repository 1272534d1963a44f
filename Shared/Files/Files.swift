import Foundation

/// Reads the whole file at `path`, or a pipe such as the shell's `<(command)` to its end.
///
/// - Throws: ``FileError``.
public func readFile(at path: String) throws(FileError) -> Data {
  if isFolder(path) { throw .unreadable(path: path, reason: "it is a folder") }
  do {
    if isDevice(path) {
      return try FileHandle(forReadingFrom: URL(fileURLWithPath: path)).readToEnd() ?? Data()
    }
    return try Data(contentsOf: URL(fileURLWithPath: path))
  } catch {
    throw .unreadable(path: path, reason: plainReason(error))
  }
}

/// Decodes bytes read from `path` as UTF-8.
///
/// - Throws: ``FileError`` with the offset of the first byte that is not valid UTF-8.
public func decodeUTF8(_ bytes: Data, from path: String) throws(FileError) -> String {
  if let text = String(validating: bytes, as: UTF8.self) { return text }
  var parser = UTF8.ForwardParser()
  var iterator = bytes.makeIterator()
  var offset = 0
  while case .valid(let scalar) = parser.parseScalar(from: &iterator) { offset += scalar.count }
  throw .notUTF8(path: path, offset: offset)
}

/// Writes `bytes` to a hidden file and renames it to `path`, so a crash leaves the old or the new file.
///
/// Devices and pipes, such as `/dev/stdout`, are written to directly, not replaced.
///
/// - Throws: ``FileError``. The hidden file is removed first.
public func writeAtomically(_ bytes: Data, to path: String) throws(FileError) {
  if isFolder(path) { throw .unwritable(path: path, reason: "it is a folder") }
  do {
    if isDevice(path) { return try bytes.write(to: URL(fileURLWithPath: path)) }
    try replaceFile(at: path) { file in try bytes.withUnsafeBytes { try file.write($0) } }
  } catch let error as FileError {
    throw error
  } catch {
    throw .unwritable(path: path, reason: plainReason(error))
  }
}

/// Checks, before long work, that `writeAtomically` can write to `path`. An existing file is not changed.
///
/// - Throws: ``FileError``.
public func checkWritable(_ path: String) throws(FileError) {
  if isFolder(path) { throw .unwritable(path: path, reason: "it is a folder") }
  if isDevice(path) { return }
  // Not with a trial file, which would stay if the program were killed.
  let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
  guard access(folder + "/.", W_OK | X_OK) == 0 else {
    throw .unwritable(path: path, reason: String(cString: strerror(errno)))
  }
}

/// Returns whether `path` exists and is neither a regular file nor a folder.
private func isDevice(_ path: String) -> Bool {
  var information = stat()
  guard stat(path, &information) == 0 else { return false }
  return ![S_IFREG, S_IFDIR].contains(information.st_mode & S_IFMT)
}

/// Returns whether `path` is a folder.
package func isFolder(_ path: String) -> Bool {
  var isFolder: ObjCBool = false
  return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && isFolder.boolValue
}

/// Returns whether a path that comes from a file stays inside the folder that it is relative to.
package func isInsideFolder(_ path: String) -> Bool {
  // Bytes, not characters: a slash followed by an accent is one character, but still a slash to the system.
  let parts = path.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
  return !path.utf8.contains(0) && !parts.contains { $0.isEmpty || $0.elementsEqual("..".utf8) }
}
