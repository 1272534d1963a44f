import Files
import Foundation

/// Checks a file of any length against its known length and digest.
struct FileCheck {
  /// What differs; the description goes in parentheses.
  enum Difference: Error, Equatable, CustomStringConvertible {
    case unreadable(reason: String)
    case size(found: Int, expected: Int)
    case digest(found: String, expected: String)

    var description: String {
      switch self {
      case .unreadable(let reason): "it cannot be read: \(reason)"
      case .size(let found, let expected): "\(grouped(found)) bytes instead of \(grouped(expected))"
      case .digest(let found, let expected):
        "SHA-256 \(found.prefix(12))... instead of \(expected.prefix(12))..."
      }
    }
  }

  let path: String
  let byteCount: Int?
  let sha256: String?
  var mayLackLastLineBreak = false

  /// Checks length and digest if they are known; reads a megabyte at a time.
  ///
  /// - Throws: ``Difference``.
  func run(progress: (_ done: Int, _ total: Int) -> Void) throws(Difference) {
    guard !isFolder(path), let file = FileHandle(forReadingAtPath: path) else {
      throw .unreadable(reason: isFolder(path) ? "it is a folder" : String(cString: strerror(errno)))
    }
    do {
      let total = Int(try file.seekToEnd())
      let lacksLineBreak = mayLackLastLineBreak && total + 1 == byteCount
      if let byteCount, total != byteCount, !lacksLineBreak {
        throw Difference.size(found: total, expected: byteCount)
      }
      guard let sha256 else { return }
      try file.seek(toOffset: 0)
      var hash = SHA256()
      var done = 0
      while let piece = try file.read(upToCount: 1 << 20), !piece.isEmpty {
        hash.update(with: piece)
        done += piece.count
        progress(done, total)
      }
      if lacksLineBreak { hash.update(with: "\n".utf8) }
      let found = hash.finish()
      if found != sha256 { throw Difference.digest(found: found, expected: sha256) }
    } catch let difference as Difference {
      throw difference
    } catch {
      throw .unreadable(reason: plainReason(error))
    }
  }
}
