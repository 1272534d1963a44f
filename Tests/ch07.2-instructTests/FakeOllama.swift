import Foundation
import TestSupport

/// A server on this machine that answers every request with the same status and text.
struct FakeOllama {
  private let server: LocalServer

  /// Starts the server; without a text it never answers.
  init(status: String = "200 OK", answering text: String?) throws {
    server = try LocalServer { _, _ in
      text.map { .body(Data($0.utf8), status: status) } ?? [.wait]
    }
  }

  var address: String { "http://127.0.0.1:\(server.port)" }

  /// What clients asked for, in order.
  var requests: [LocalServer.Request] { server.requests }
}
