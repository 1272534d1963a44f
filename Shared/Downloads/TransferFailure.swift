import Files

/// How a request to one server can fail; every description completes "HOST ...".
public enum TransferFailure: Error, Equatable, CustomStringConvertible {
  /// The host name has no address: it is misspelled, or there is no network.
  case noSuchHost
  /// Nothing answers at the address.
  case unreachable(reason: String)
  /// The connection cannot be trusted.
  case insecure(reason: String)
  /// No response came, with or without a connection.
  case noAnswer(seconds: Double)
  /// A response began, and then nothing more came.
  case stalled(seconds: Double)
  /// The server responded with this HTTP status.
  case status(Int)
  /// There are too many redirects.
  case redirectsWithoutEnd
  /// The server sent a different part of the file than requested.
  case wrongPart
  /// The connection broke.
  case broken(reason: String)
  /// The response ended before all bytes had arrived.
  case truncated(received: Int, expected: Int)
  /// The server's file has a different length.
  case wrongLength(offered: Int, expected: Int)
  /// All bytes arrived, but the digest does not match.
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
    case .noAnswer(let seconds): "did not answer within \(seconds.formatted()) s"
    case .stalled(let seconds): "sent nothing for \(seconds.formatted()) s"
    case .status(404): "does not have it (HTTP status 404)"
    case .status(let status) where status >= 500: "has an internal error (HTTP status \(status))"
    case .status(let status): "refused the request (HTTP status \(status))"
    case .redirectsWithoutEnd: "redirects endlessly"
    case .wrongPart: "sent a different part of the file than requested"
    case .broken(let reason): "broke the connection (\(reason))"
    case .truncated(let received, let expected):
      "ended after \(grouped(received)) of \(grouped(expected)) bytes"
    case .wrongLength(let offered, let expected):
      "has a file of the wrong length (\(grouped(offered)) bytes instead of \(grouped(expected)))"
    case .wrongDigest(let found, let expected):
      "sent the wrong content (SHA-256 \(found.prefix(12))... instead of \(expected.prefix(12))...)"
    }
  }
}
