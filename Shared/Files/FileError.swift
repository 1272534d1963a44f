import Foundation

/// A file that cannot be read, written or used: one line that names it, what is wrong, and what to do.
public struct FileError: Error, Equatable, CustomStringConvertible {
  /// The path of the file or folder; nil if it is not known yet (see `naming(_:_:)`) or no
  /// file is to blame.
  public let file: String?
  /// What is wrong, with the field or position in the file, and what to do about it.
  public let problem: String

  /// Describes a problem with the file at a path.
  public init(_ problem: String, file: String? = nil) {
    self.problem = problem
    self.file = file
  }

  /// Describes a problem with a file.
  public init(_ problem: String, file: URL) { self.init(problem, file: file.path) }

  public var description: String { file.map { "\($0): \(problem)" } ?? problem }
}

// MARK: - Problems common to many kinds of file

extension FileError {
  /// The folder that `origin` (`--data` or `LLM_DATA`) names does not exist.
  public static func missingFolder(path: String, origin: String) -> FileError {
    FileError(
      "no such folder. Correct \(origin), or leave it out to run on the stand-in data.", file: path)
  }

  /// The file cannot be read.
  public static func unreadable(path: String, reason: String) -> FileError {
    FileError("cannot be read (\(reason)). Check the path and its permissions.", file: path)
  }

  /// The file cannot be written.
  public static func unwritable(path: String, reason: String) -> FileError {
    FileError(
      "cannot be written (\(reason)). Choose an existing folder with write permission.", file: path)
  }

  /// The file has no bytes.
  public static func empty(path: String) -> FileError {
    FileError("the file is empty. Choose a file with text in it.", file: path)
  }

  /// The byte at `offset` (counted from 0) does not continue valid UTF-8.
  public static func notUTF8(path: String, offset: Int) -> FileError {
    FileError(
      "not UTF-8; the first bad byte is at offset \(offset). Save the text as UTF-8 and try again.",
      file: path)
  }

  /// The content at `place` breaks the rules of the file's format.
  public static func malformed(path: String, place: String, reason: String) -> FileError {
    FileError("\(place): \(reason). Correct the file or use the published one.", file: path)
  }

  /// A published file does not have its published length.
  public static func wrongSize(path: String, found: Int, expected: Int, remedy: String) -> FileError {
    FileError(
      "the size is wrong (\(grouped(found)) bytes instead of \(grouped(expected))). \(remedy)", file: path)
  }

  /// A published file has its published length, but other bytes.
  public static func wrongDigest(
    path: String, found: String, expected: String, remedy: String
  ) -> FileError {
    FileError(
      "the content is wrong (SHA-256 \(found.prefix(12))... instead of \(expected.prefix(12))...). "
        + remedy, file: path)
  }

  /// A file of the checkout's `Data` folder is in none of the folders searched.
  public static func missingStandIn(name: String, searched: [String]) -> FileError {
    FileError(
      "not found (looked in \(searched.joined(separator: " and "))). "
        + "Run from the folder with Package.swift.", file: "Data/\(name)")
  }

  /// The last system call failed, for the reason in `errno`.
  package static func system(_ problem: String) -> FileError {
    FileError("\(problem) (\(String(cString: strerror(errno)))): check the path, permissions and free space")
  }
}

/// Runs `body` and adds the file to any `FileError` that it throws.
package func naming<Result>(_ url: URL, _ body: () throws -> Result) throws -> Result {
  do {
    return try body()
  } catch let error as FileError {
    throw FileError(error.problem, file: url)
  }
}
