import Foundation

/// Reads the whole file at `path`.
///
/// - Throws: ``DataError/unreadable(path:reason:)``.
public func readFile(at path: String) throws(DataError) -> Data {
  if isFolder(path) { throw .unreadable(path: path, reason: "it is a folder") }
  do {
    return try Data(contentsOf: URL(fileURLWithPath: path))
  } catch {
    throw .unreadable(path: path, reason: plainReason(error))
  }
}

/// Decodes bytes that were read from `path`.
///
/// - Throws: ``DataError/notUTF8(path:offset:)`` with the offset of the first byte that is not UTF-8.
public func decodeUTF8(_ bytes: Data, from path: String) throws(DataError) -> String {
  if let text = String(validating: bytes, as: UTF8.self) { return text }
  var parser = UTF8.ForwardParser()
  var iterator = bytes.makeIterator()
  var offset = 0
  while case .valid(let scalar) = parser.parseScalar(from: &iterator) { offset += scalar.count }
  throw .notUTF8(path: path, offset: offset)
}

/// Writes `bytes` beside `path` and renames the result, so that a crash leaves the old file or the new one.
///
/// - Throws: ``DataError/unwritable(path:reason:)``; nothing is left behind then.
public func writeAtomically(_ bytes: Data, to path: String) throws(DataError) {
  if isFolder(path) { throw .unwritable(path: path, reason: "it is a folder") }
  do {
    try bytes.write(to: URL(fileURLWithPath: path), options: .atomic)
  } catch {
    throw .unwritable(path: path, reason: plainReason(error))
  }
}

/// Returns whether there is a folder at `path`.
func isFolder(_ path: String) -> Bool {
  var isFolder: ObjCBool = false
  return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && isFolder.boolValue
}
