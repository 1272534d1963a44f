import Files

/// How a request to one server can fail; every description completes "HOST ...".
public enum TransferFailure: Error, Equatable, CustomStringConvertible {
  /// The name has no address: a misspelling, or no network.
  case noSuchHost
  /// Nothing answers at the address.
  case unreachable(reason: String)
  /// The connection cannot be trusted.
  case insecure(reason: String)
  /// Connected or not, no answer came.
  case noAnswer(seconds: Double)
  /// An answer began, and then nothing more came.
  case stalled(seconds: Double)
  /// The server answers with this HTTP status.
  case status(Int)
  /// One redirection leads to the next without an end.
  case redirectsWithoutEnd
  /// The server sends another part of the file than it was asked for.
  case wrongPart
  /// The connection broke.
  case broken(reason: String)
  /// The answer ended before all bytes had come.
  case truncated(received: Int, expected: Int)
  /// The server has a file of another length.
  case wrongLength(offered: Int, expected: Int)
  /// All bytes have come, and they are not those of the file.
  case wrongDigest(found: String, expected: String)

  /// Whether the same request would fail again.
  var isPermanent: Bool {
    switch self {
    case .insecure, .redirectsWithoutEnd, .wrongPart, .wrongLength, .wrongDigest: true
    case .status(let status): (400..<500).contains(status) && ![408, 425, 429].contains(status)
    default: false
    }
  }

  public var description: String {
    switch self {
    case .noSuchHost: "cannot be found (is there a network?)"
    case .unreachable(let reason): "cannot be reached (\(reason))"
    case .insecure(let reason): "has no trustworthy TLS connection (\(reason))"
    case .noAnswer(let seconds): "does not answer within \(seconds.formatted()) s"
    case .stalled(let seconds): "sent nothing for \(seconds.formatted()) s"
    case .status(404): "does not have it (HTTP status 404)"
    case .status(let status) where status >= 500: "is out of order (HTTP status \(status))"
    case .status(let status): "refuses (HTTP status \(status))"
    case .redirectsWithoutEnd: "redirects without end"
    case .wrongPart: "sends another part of the file than it was asked for"
    case .broken(let reason): "broke the connection (\(reason))"
    case .truncated(let received, let expected):
      "ended after \(grouped(received)) of \(grouped(expected)) bytes"
    case .wrongLength(let offered, let expected):
      "has a file of another length (\(grouped(offered)) bytes instead of \(grouped(expected)))"
    case .wrongDigest(let found, let expected):
      "sent other content (SHA-256 \(found.prefix(12))... instead of \(expected.prefix(12))...)"
    }
  }
}
