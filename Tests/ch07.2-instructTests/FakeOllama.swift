import Foundation

/// A server on this machine that answers every request with the same status and text.
final class FakeOllama {
  let address: String
  private let listener: Int32
  private let log = Log()

  /// What clients sent, heads and bodies together, in order.
  var requests: [String] { log.lock.withLock { log.texts } }

  /// Starts the server; without a text it never answers.
  init(status: String = "200 OK", answering text: String?) throws {
    signal(SIGPIPE, SIG_IGN)
    #if canImport(Darwin)
      let kind = SOCK_STREAM
    #else
      let kind = Int32(SOCK_STREAM.rawValue)
    #endif
    let listener = socket(AF_INET, kind, 0)
    var place = sockaddr_in()
    place.sin_family = sa_family_t(AF_INET)
    place.sin_addr.s_addr = UInt32(0x7f00_0001).bigEndian
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let result = withUnsafeMutablePointer(to: &place) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(listener, $0, length) + listen(listener, 8) + getsockname(listener, $0, &length)
      }
    }
    guard listener >= 0, result == 0 else { throw POSIXError(.EADDRNOTAVAIL) }
    self.listener = listener
    address = "http://127.0.0.1:\(UInt16(bigEndian: place.sin_port))"
    let (log, reply) = (log, text.map { Self.reply(status, $0) })
    Thread.detachNewThread {
      while true {
        let client = accept(listener, nil, nil)
        guard client >= 0 else { return }
        Thread.detachNewThread { Self.serve(client, log, reply) }
      }
    }
  }

  deinit {
    shutdown(listener, Int32(SHUT_RDWR))
    close(listener)
  }

  private static func reply(_ status: String, _ text: String) -> [UInt8] {
    let head = "HTTP/1.1 \(status)\r\nConnection: close\r\nContent-Length: \(text.utf8.count)\r\n\r\n"
    return Array((head + text).utf8)
  }

  /// Reads one request to its end, answers, and closes.
  private static func serve(_ client: Int32, _ log: Log, _ reply: [UInt8]?) {
    defer { close(client) }
    var request: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 4096)
    while !isComplete(String(decoding: request, as: UTF8.self)) {
      let count = recv(client, &buffer, buffer.count, 0)
      guard count > 0 else { return }
      request += buffer.prefix(count)
    }
    log.lock.withLock { log.texts.append(String(decoding: request, as: UTF8.self)) }
    if let reply {
      _ = send(client, reply, reply.count, 0)
      shutdown(client, Int32(SHUT_WR))
    }
    while recv(client, &buffer, buffer.count, 0) > 0 {}
  }

  private static func isComplete(_ request: String) -> Bool {
    guard let end = request.range(of: "\r\n\r\n") else { return false }
    let lengths = request[..<end.lowerBound].lowercased().matches(of: /content-length: (\d+)/)
    let length = lengths.first.flatMap { Int($0.1) } ?? 0
    return request[end.upperBound...].utf8.count >= length
  }

  private final class Log: @unchecked Sendable {
    let lock = NSLock()
    var texts: [String] = []
  }
}
