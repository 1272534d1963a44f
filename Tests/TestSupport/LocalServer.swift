import Foundation

/// A local web server whose responses, including faulty ones, the test defines byte by byte.
public final class LocalServer {
  /// A client's request.
  public struct Request: Sendable {
    public let method: String
    public let path: String
    public let headers: [String: String]
    public let body: String

    public init(method: String = "GET", path: String, headers: [String: String] = [:], body: String = "") {
      (self.method, self.path, self.headers, self.body) = (method, path, headers, body)
    }

    /// The first byte of `Range: bytes=N-`.
    public var rangeStart: Int? {
      headers["range"].flatMap { Int($0.dropFirst("bytes=".count).dropLast()) }
    }
  }

  /// One step of a response. The connection is closed after the last step.
  public enum Step: Sendable {
    case send(Data)
    /// Waits until the client disconnects.
    case wait
  }

  public let port: Int
  private let listener: Int32
  private let log: Log

  /// Starts a server that answers each request with the steps that `answer` returns. Requests count from 0.
  public init(answer: @escaping @Sendable (Request, _ number: Int) -> [Step]) throws {
    signal(SIGPIPE, SIG_IGN)
    #if canImport(Darwin)
      let kind = SOCK_STREAM
    #else
      let kind = Int32(SOCK_STREAM.rawValue)
    #endif
    let listener = socket(AF_INET, kind, 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7f00_0001).bigEndian
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let status = withUnsafeMutablePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(listener, $0, length) + listen(listener, 20) + getsockname(listener, $0, &length)
      }
    }
    guard listener >= 0, status == 0 else { throw POSIXError(.EADDRNOTAVAIL) }
    let log = Log()
    port = Int(UInt16(bigEndian: address.sin_port))
    (self.listener, self.log) = (listener, log)
    Thread.detachNewThread {
      while true {
        let client = accept(listener, nil, nil)
        guard client >= 0 else { return }
        Thread.detachNewThread { Self.serve(client, log, answer) }
      }
    }
  }

  deinit {
    shutdown(listener, Int32(SHUT_RDWR))
    close(listener)
  }

  /// The requests so far.
  public var requests: [Request] { log.requests }

  public func url(_ path: String = "/file") -> URL { URL(string: "http://127.0.0.1:\(port)\(path)")! }

  private static func serve(_ client: Int32, _ log: Log, _ answer: (Request, Int) -> [Step]) {
    defer { close(client) }
    guard let request = receive(from: client) else { return }
    var buffer = [UInt8](repeating: 0, count: 4096)
    for step in answer(request, log.append(request)) {
      switch step {
      case .send(let bytes):
        var rest = bytes
        while !rest.isEmpty {
          let count = rest.withUnsafeBytes { write(client, $0.baseAddress, $0.count) }
          guard count > 0 else { return }
          rest = Data(rest.dropFirst(count))
        }
      case .wait: while recv(client, &buffer, buffer.count, 0) > 0 {}
      }
    }
    // Let the client read everything before the connection closes.
    shutdown(client, Int32(SHUT_WR))
    while recv(client, &buffer, buffer.count, 0) > 0 {}
  }

  /// Reads a complete request; nil if the client disconnects first. A TLS handshake counts as a request.
  private static func receive(from client: Int32) -> Request? {
    var bytes = Data()
    var buffer = [UInt8](repeating: 0, count: 4096)
    let tlsHandshake: UInt8 = 0x16
    while true {
      let count = recv(client, &buffer, buffer.count, 0)
      guard count > 0 else { return nil }
      bytes.append(contentsOf: buffer.prefix(count))
      if bytes.first == tlsHandshake { return Request(method: "", path: "") }
      guard let end = bytes.range(of: Data("\r\n\r\n".utf8)) else { continue }
      let lines = String(decoding: bytes[..<end.lowerBound], as: UTF8.self).components(separatedBy: "\r\n")
      let fields = lines.dropFirst().compactMap { line -> (String, String)? in
        guard let colon = line.firstIndex(of: ":") else { return nil }
        let value = line[line.index(after: colon)...].trimmingCharacters(in: .whitespaces)
        return (line[..<colon].lowercased(), value)
      }
      let headers = Dictionary(fields) { $1 }
      let body = bytes[end.upperBound...]
      guard body.count >= headers["content-length"].flatMap({ Int($0) }) ?? 0 else { continue }
      let words = lines[0].components(separatedBy: " ")
      return Request(
        method: words[0], path: words.count == 3 ? words[1] : "", headers: headers,
        body: String(decoding: body, as: UTF8.self))
    }
  }

  /// The requests of all connections.
  private final class Log: @unchecked Sendable {
    private let lock = NSLock()
    private var entries: [Request] = []

    var requests: [Request] { lock.withLock { entries } }

    /// Adds a request and returns its number.
    func append(_ request: Request) -> Int {
      lock.withLock {
        entries.append(request)
        return entries.count - 1
      }
    }
  }
}

extension [LocalServer.Step] {
  /// A response head with these lines.
  public static func head(_ status: String, _ lines: String...) -> Self {
    [
      .send(
        Data(
          (["HTTP/1.1 \(status)", "Connection: close"] + lines + ["", ""]).joined(separator: "\r\n").utf8))
    ]
  }

  /// A response with a body.
  public static func body(_ bytes: Data, status: String = "200 OK", _ lines: String...) -> Self {
    let head = ["HTTP/1.1 \(status)", "Connection: close", "Content-Length: \(bytes.count)"] + lines
    return [.send(Data((head + ["", ""]).joined(separator: "\r\n").utf8) + bytes)]
  }

  /// All of `bytes`, or the requested part.
  public static func file(_ bytes: Data, _ request: LocalServer.Request) -> Self {
    guard let start = request.rangeStart else { return .body(bytes, "Accept-Ranges: bytes") }
    guard start < bytes.count else {
      return .body(Data(), status: "416 Range Not Satisfiable", "Content-Range: bytes */\(bytes.count)")
    }
    let range = "Content-Range: bytes \(start)-\(bytes.count - 1)/\(bytes.count)"
    return .body(Data(bytes.dropFirst(start)), status: "206 Partial Content", range)
  }
}
