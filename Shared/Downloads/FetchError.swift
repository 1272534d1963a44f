import Corpora
import Foundation

/// Why a file could not be fetched; the description is one line that ends with how to get it by hand.
public struct FetchError: Error, Equatable, CustomStringConvertible {
  /// The reason for the failure.
  public enum Problem: Error, Equatable {
    /// No address delivered the file; each has its last failure.
    case unavailable([Attempt])
    /// There is not enough space on the disk.
    case noSpace(needed: Int, free: Int)
    /// The file or its folder cannot be written.
    case unwritable(reason: String)
    /// Another file already has this name.
    case occupied(path: String, reason: String)
    /// The archive does not contain what it should.
    case badArchive(reason: String)
  }

  /// A request to an address, and how it failed.
  public struct Attempt: Equatable, Sendable {
    public let url: URL
    public let failure: TransferFailure
  }

  /// The file.
  public let file: RemoteFile
  /// The data folder it was meant for.
  public let folder: String
  /// The reason for the failure.
  public let problem: Problem

  public var description: String { "\(file.path): \(problem.description). \(byHand)" }

  /// How to get the file without this program.
  private var byHand: String {
    let start = "By hand: download \(file.url.absoluteString)"
    guard let member = file.member else { return "\(start) and save it as \(joined(folder, file.path))" }
    return "\(start), unzip it and save the file \(member.path) as \(joined(folder, member.path))"
  }
}

extension FetchError.Problem: CustomStringConvertible {
  public var description: String {
    switch self {
    case .unavailable(let attempts):
      attempts.map { "\($0.url.host ?? $0.url.absoluteString) \($0.failure)" }
        .reduce(into: []) { words, word in if !words.contains(word) { words.append(word) } }
        .joined(separator: "; ")
    case .noSpace(let needed, let free):
      "not enough space on the disk (\(readable(needed)) needed, \(readable(free)) free)"
    case .unwritable(let reason): "cannot be written (\(reason))"
    case .occupied(let path, let reason):
      "\(path) already exists but is not the published file (\(reason)); move or delete it first"
    case .badArchive(let reason): reason
    }
  }
}

/// Returns a number of bytes in a suitable unit, such as 548 MB.
public func readable(_ byteCount: Int) -> String {
  let units = ["bytes", "kB", "MB", "GB", "TB"]
  var (size, unit) = (Double(byteCount), 0)
  while size >= 999.5, unit < units.count - 1 { (size, unit) = (size / 1000, unit + 1) }
  return String(format: unit > 0 && size < 9.95 ? "%.1f " : "%.0f ", size) + units[unit]
}
