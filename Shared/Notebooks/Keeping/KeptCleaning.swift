import Files
import Foundation

/// A costly result that a chapter's earlier run has kept.
public struct KeptResult {
  /// The chapter's program.
  public let program: String
  /// What it is; of a damaged one, the name of its folder.
  public let label: String
  /// When it was made, as `2026-11-26 10:30`; nil if it is damaged.
  public let made: String?
  /// The size of all its files.
  public let byteCount: Int
  private let url: URL

  /// Lists what is kept in the user's cache folder, of all programs.
  public static func all(cache: String = cacheFolder()) -> [KeptResult] {
    let root = KeptResults.root(in: cache)
    return names(in: root).flatMap { program in
      names(in: root.appending(path: program)).compactMap { name in
        KeptResult(program, root.appending(path: program).appending(path: name))
      }
    }
  }

  /// Removes it, unless a program is just reading it. Returns whether it did.
  public func remove() -> Bool {
    let isRemoved = KeptPlace.remove(url)
    let folder = url.deletingLastPathComponent()
    KeptPlace.removeDrafts(in: folder)
    rmdir(folder.path)  // if it was the last
    return isRemoved
  }

  private init?(_ program: String, _ url: URL) {
    guard isFolder(url.path) else { return nil }
    let manifest = try? KeptManifest(of: url)
    self.program = program
    self.url = url
    label = manifest?.label ?? url.lastPathComponent
    made = manifest?.made.minute
    let paths = (try? FileManager.default.subpathsOfDirectory(atPath: url.path)) ?? []
    byteCount = paths.map { url.appending(path: $0).path }.filter { !isFolder($0) }.compactMap {
      try? FileManager.default.attributesOfItem(atPath: $0)[.size] as? Int
    }.reduce(0, +)
  }

  private static func names(in folder: URL) -> [String] {
    let all = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return all.filter { !$0.hasPrefix(".") }.sorted()
  }
}
