import Foundation

/// What is wrong with a file or folder that the user named or that a chapter needs.
///
/// Every description is one line: the file, what is wrong with it, and what to do.
public enum DataError: Error, Equatable, CustomStringConvertible {
  /// The folder that `origin` (`--data` or `LLM_DATA`) names is no folder.
  case missingFolder(path: String, origin: String)
  /// The file is there, or should be, and cannot be read.
  case unreadable(path: String, reason: String)
  /// The file holds no bytes.
  case empty(path: String)
  /// The byte at `offset` (counted from 0) does not continue valid UTF-8.
  case notUTF8(path: String, offset: Int)
  /// The file's content at `place` breaks the rules of its format.
  case malformed(path: String, place: String, reason: String)
  /// A known file has another length than the published one.
  case wrongSize(path: String, found: Int, expected: Int, remedy: String)
  /// A known file has the right length and other bytes.
  case wrongDigest(path: String, found: String, expected: String, remedy: String)
  /// A file of the checkout's `Data` folder was not found in any of the places searched.
  case missingStandIn(name: String, searched: [String])
  /// The file cannot be written.
  case unwritable(path: String, reason: String)

  public var description: String {
    switch self {
    case .missingFolder(let path, let origin):
      "\(path): no such folder. Correct \(origin), or leave it out to run on the stand-in data."
    case .unreadable(let path, let reason):
      "\(path): cannot be read (\(reason)). Check the path and its permissions."
    case .empty(let path):
      "\(path): the file is empty. Give a file with text in it."
    case .notUTF8(let path, let offset):
      "\(path): not UTF-8; the first bad byte is at offset \(offset). Save the text as UTF-8 and try again."
    case .malformed(let path, let place, let reason):
      "\(path): \(place): \(reason). Correct the file or use the published one."
    case .wrongSize(let path, let found, let expected, let remedy):
      "\(path): the size is wrong (\(grouped(found)) bytes instead of \(grouped(expected))). " + remedy
    case .wrongDigest(let path, let found, let expected, let remedy):
      "\(path): the content is wrong (SHA-256 \(found.prefix(12))... instead of "
        + "\(expected.prefix(12))...). " + remedy
    case .missingStandIn(let name, let searched):
      "Data/\(name): not found (looked in \(searched.joined(separator: " and "))). "
        + "Run from the folder with Package.swift."
    case .unwritable(let path, let reason):
      "\(path): cannot be written (\(reason)). Choose a folder that exists and that you may write to."
    }
  }
}

/// Returns `count` with commas between groups of three digits, as in 20,479.
package func grouped(_ count: Int) -> String {
  let digits = String(count)
  return digits.enumerated().map { index, digit in
    let left = digits.count - index
    return index > 0 && left % 3 == 0 ? ",\(digit)" : String(digit)
  }.joined()
}

/// Returns the reason behind a Foundation error in a few words, such as "No such file or directory".
package func plainReason(_ error: any Error) -> String {
  if let cause = (error as? CocoaError)?.underlying as? POSIXError {
    return String(cString: strerror(cause.code.rawValue))
  }
  return error.localizedDescription.split(whereSeparator: \.isNewline).joined(separator: " ")
}
