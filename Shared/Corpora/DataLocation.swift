import Files
import Foundation

/// The folders to search for published files, in order.
///
/// The folder given with `--data` comes first, then the one in the environment variable `LLM_DATA`, then the
/// user's cache (`$XDG_CACHE_HOME/llm-from-scratch`, by default `~/.cache/llm-from-scratch`). The first folder
/// that has the file wins.
public struct DataLocation: Sendable, Equatable {
  /// The folders, in the order in which they are searched.
  public let folders: [String]

  /// Collects the folders to search.
  ///
  /// - Throws: ``FileError`` if the option or `LLM_DATA` is not the path of a folder. The cache need not exist.
  public init(
    option: String? = nil, environment: [String: String] = ProcessInfo.processInfo.environment
  ) throws(FileError) {
    var folders: [String] = []
    for (path, origin) in [(option, "--data"), (environment["LLM_DATA"], "LLM_DATA")] {
      guard let path, !path.isEmpty || origin == "--data" else { continue }
      guard isFolder(path) else {
        throw .missingFolder(path: path.isEmpty ? "(empty path)" : path, origin: origin)
      }
      folders.append(path)
    }
    self.folders = folders + [Self.cache(environment: environment)]
  }

  /// Returns the path of the first copy of `name`, or nil if no folder has one.
  public func path(of name: String) -> String? {
    folders.map { joined($0, name) }.first(where: FileManager.default.fileExists(atPath:))
  }

  /// Reads and verifies the first copy of `file`, or returns nil if no folder has one.
  ///
  /// A damaged copy is an error. It is never skipped, so nobody ends up working on other data than intended.
  ///
  /// - Throws: ``FileError`` if the copy cannot be read or is not the published file.
  public func contents(of file: PublishedFile) throws(FileError) -> (path: String, bytes: Data)? {
    guard let path = path(of: file.path) else { return nil }
    let bytes = try readFile(at: path)
    try file.verify(bytes, at: path)
    return (path, bytes)
  }

  /// Returns the cache folder for `environment`; see `Files.cacheFolder`.
  public static func cache(environment: [String: String]) -> String { cacheFolder(environment: environment) }
}

/// Joins `folder` and `name` with a slash, unless `folder` already ends in one.
package func joined(_ folder: String, _ name: String) -> String {
  folder.hasSuffix("/") ? folder + name : folder + "/" + name
}
