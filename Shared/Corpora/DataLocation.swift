import Files
import Foundation

/// The places where published files are looked for, in order.
///
/// First the folder of the option `--data`, then the one that the environment variable `LLM_DATA` names,
/// then the cache outside version control (`$XDG_CACHE_HOME/llm-from-scratch`, by default
/// `~/.cache/llm-from-scratch`). The first place that holds the file wins.
public struct DataLocation: Sendable, Equatable {
  /// The folders, most important first.
  public let folders: [String]

  /// Collects the places.
  ///
  /// - Throws: ``FileError`` if the option or `LLM_DATA` names no folder. A
  ///   cache that does not exist yet is no error.
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

  /// Returns the path of the first copy of `name`, or nil if no place has one.
  public func path(of name: String) -> String? {
    folders.map { joined($0, name) }.first(where: FileManager.default.fileExists(atPath:))
  }

  /// Reads and verifies the first copy of `file`, or returns nil if no place has one.
  ///
  /// A damaged copy is an error and never skipped, so that nobody works with other data than intended.
  ///
  /// - Throws: ``FileError`` if the copy cannot be read or is not the published file.
  public func contents(of file: KnownFile) throws(FileError) -> (path: String, bytes: Data)? {
    guard let path = path(of: file.name) else { return nil }
    let bytes = try readFile(at: path)
    try file.verify(bytes, at: path)
    return (path, bytes)
  }

  /// Returns the cache folder that `environment` asks for; like the XDG rules, it ignores relative paths.
  public static func cache(environment: [String: String]) -> String {
    if let base = environment["XDG_CACHE_HOME"], base.hasPrefix("/") {
      return joined(base, "llm-from-scratch")
    }
    return joined(environment["HOME"] ?? NSHomeDirectory(), ".cache/llm-from-scratch")
  }
}

/// Returns `folder` and `name` with exactly one slash between them.
package func joined(_ folder: String, _ name: String) -> String {
  folder.hasSuffix("/") ? folder + name : folder + "/" + name
}
