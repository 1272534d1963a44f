import Foundation
import TestSupport
import Testing

@testable import Corpora
@testable import Downloads
@testable import Files

@Suite("Downloads") struct DownloadTests {
  /// 300,000 bytes without a repeating pattern that could hide a mistake.
  static let content = Data((0..<300_000).map { UInt8(truncatingIfNeeded: ($0 &* 2_654_435_761) >> 11) })
  private let folder: TemporaryFolder
  private var content: Data { Self.content }

  init() throws { folder = try TemporaryFolder() }

  /// Returns a source with one file at these addresses.
  private func source(_ urls: [URL], size: Int? = content.count, digestOf bytes: Data? = content)
    -> DataSource
  {
    let file = RemoteFile(
      path: "model/file", url: urls[0], mirrors: Array(urls.dropFirst()), byteCount: size,
      sha256: bytes.map { SHA256.hexDigest(of: $0) })
    return DataSource(name: "model", title: "", licence: "", chapters: [], files: [file])
  }

  private func downloader(timeLimit: Double = 60, pauses: [Double] = []) -> Downloader {
    var downloader = Downloader(into: folder.path)
    (downloader.timeLimit, downloader.pauses) = (timeLimit, pauses)
    return downloader
  }

  private var path: String { folder.path + "/model/file" }
  private var result: Data? { FileManager.default.contents(atPath: path) }
  private var leftOver: Data? { FileManager.default.contents(atPath: path + ".partial") }

  /// Expects the fetch to fail and leave no file; returns the failure of each address.
  private func failures(of source: DataSource, with downloader: Downloader) -> [TransferFailure] {
    let error = #expect(throws: FetchError.self) { try downloader.fetch(source) { _ in } }
    #expect(result == nil)
    if let error {
      #expect(!error.description.contains("\n"))
      #expect(error.description.hasPrefix("model/file: "))
      let byHand = "By hand: download \(source.files[0].url.absoluteString) and save it as \(path)"
      #expect(error.description.hasSuffix(". " + byHand))
    }
    guard case .unavailable(let attempts) = error?.problem else { return [] }
    return attempts.map(\.failure)
  }

  @Test("a good file is saved and verified, and not downloaded again")
  func goodFile() throws {
    let server = try LocalServer { request, _ in .file(Self.content, request) }
    var events: [Downloader.Event] = []
    try downloader().fetch(source([server.url()])) { events.append($0) }
    #expect(result == content)
    #expect(leftOver == nil)
    #expect(events.first == .asking(server.url(), from: 0))
    #expect(events.last == .saved(path: path, isVerified: true))
    #expect(server.requests.first?.headers["accept-encoding"] == "identity")

    var again: [Downloader.Event] = []
    try downloader().fetch(source([server.url()])) { again.append($0) }
    #expect(again.last == .present(path: path, isVerified: true))
    #expect(server.requests.count == 1)
  }

  @Test("a file of unknown digest and length is saved and reported as not verified")
  func unknownDigest() throws {
    let content = content
    let server = try LocalServer { _, number in
      number == 0
        ? .head("200 OK") + [.send(content)] : .file(content, LocalServer.Request(path: ""))
    }
    var events: [Downloader.Event] = []
    let unknown = source([server.url()], size: nil, digestOf: nil)
    try downloader().fetch(unknown) { events.append($0) }
    #expect(result == content)
    #expect(events.last == .saved(path: path, isVerified: false))
    try downloader().fetch(unknown) { events.append($0) }
    #expect(events.last == .present(path: path, isVerified: false))
  }

  @Test("an existing file with different content is neither used nor replaced")
  func occupied() throws {
    let server = try LocalServer { request, _ in .file(Self.content, request) }
    for other in [Data("mine".utf8), Data(content.reversed())] {
      try FileManager.default.createDirectory(
        atPath: folder.path + "/model", withIntermediateDirectories: true)
      try other.write(to: URL(filePath: path))
      let error = #expect(throws: FetchError.self) { try downloader().fetch(source([server.url()])) { _ in } }
      #expect(error?.description.contains("already exists but is not the published file") == true)
      #expect(result == other)
    }
    #expect(server.requests.isEmpty)
  }

  // MARK: Failures

  @Test(
    "a permanent status fails without a retry",
    arguments: [("404 Not Found", 404), ("403 Forbidden", 403), ("410 Gone", 410)])
  func permanentStatus(line: String, status: Int) throws {
    let server = try LocalServer { _, _ in .body(Data("no".utf8), status: line) }
    #expect(failures(of: source([server.url()]), with: downloader(pauses: [0, 0])) == [.status(status)])
    #expect(server.requests.count == 1)
    #expect(leftOver == nil)
  }

  @Test("503 is retried until the file arrives")
  func unavailableThenGood() throws {
    let server = try LocalServer { request, number in
      number < 2 ? .body(Data("busy".utf8), status: "503 Unavailable") : .file(Self.content, request)
    }
    var events: [Downloader.Event] = []
    try downloader(pauses: [0, 0]).fetch(source([server.url()])) { events.append($0) }
    #expect(result == content)
    #expect(events.count { $0 == .failed(server.url(), .status(503)) } == 2)
    #expect(events.count { $0 == .waiting(seconds: 0) } == 2)
  }

  @Test("repeated 503 fails after the last pause")
  func unavailableForEver() throws {
    let server = try LocalServer { _, _ in .body(Data(), status: "503 Unavailable") }
    #expect(failures(of: source([server.url()]), with: downloader(pauses: [0, 0])) == [.status(503)])
    #expect(server.requests.count == 3)
  }

  @Test("a server that never answers fails after the time limit")
  func noAnswer() throws {
    let server = try LocalServer { _, _ in [.wait] }
    #expect(
      failures(of: source([server.url()]), with: downloader(timeLimit: 0.5)) == [.noAnswer(seconds: 0.5)])
  }

  @Test("a server that stalls fails after the time limit, and the received bytes are kept")
  func stall() throws {
    let half = content.prefix(150_000)
    let server = try LocalServer { _, _ in .head("200 OK", "Content-Length: 300000") + [.send(half), .wait] }
    #expect(failures(of: source([server.url()]), with: downloader(timeLimit: 3)) == [.stalled(seconds: 3)])
    #expect(leftOver == half)
  }

  @Test("a truncated response fails, and the received bytes are kept")
  func truncation() throws {
    let half = content.prefix(150_000)
    for length in ["Content-Length: 300000", "X-Nothing: 0"] {
      let server = try LocalServer { _, _ in .head("200 OK", length) + [.send(half)] }
      let expected = TransferFailure.truncated(received: 150_000, expected: 300_000)
      #expect(failures(of: source([server.url()]), with: downloader()) == [expected])
      #expect(leftOver == half)
      try FileManager.default.removeItem(atPath: path + ".partial")
    }
  }

  @Test("a truncated response of unknown digest is deleted")
  func truncationWithoutDigest() throws {
    let half = content.prefix(150_000)
    let server = try LocalServer { _, _ in .head("200 OK", "Content-Length: 300000") + [.send(half)] }
    let unknown = source([server.url()], digestOf: nil)
    #expect(failures(of: unknown, with: downloader()).count == 1)
    #expect(leftOver == nil)
  }

  @Test("a file of the wrong length is rejected, whether the server announces the length or not")
  func wrongLength() throws {
    let announced = try LocalServer { _, _ in .head("200 OK", "Content-Length: 300001") + [.wait] }
    let failure = TransferFailure.wrongLength(offered: 300_001, expected: 300_000)
    #expect(failures(of: source([announced.url()]), with: downloader()) == [failure])
    let content = content
    let silent = try LocalServer { _, _ in .head("200 OK") + [.send(content + Data([0]))] }
    guard case .wrongLength(_, 300_000) = failures(of: source([silent.url()]), with: downloader()).first
    else {
      Issue.record("the additional byte was not noticed")
      return
    }
  }

  @Test("a server that sends more than it announces fails")
  func lengthTooSmall() throws {
    let content = content
    let server = try LocalServer { _, _ in .head("200 OK", "Content-Length: 100") + [.send(content)] }
    let unknownLength = source([server.url()], size: nil)
    guard case .wrongDigest = failures(of: unknownLength, with: downloader()).first else {
      Issue.record("100 bytes passed for 300,000")
      return
    }
    #expect(leftOver == nil)
  }

  @Test("wrong content of the right length is deleted")
  func wrongDigest() throws {
    let other = Data(content.reversed())
    let server = try LocalServer { request, _ in .file(other, request) }
    let (found, expected) = (SHA256.hexDigest(of: other), SHA256.hexDigest(of: content))
    let failure = TransferFailure.wrongDigest(found: found, expected: expected)
    #expect(failures(of: source([server.url()]), with: downloader(pauses: [0])) == [failure])
    #expect(server.requests.count == 1)
    #expect(leftOver == nil)
  }

  @Test("the failure tells whether HTTP, TLS, the host name or the connection is at fault")
  func connections() throws {
    let garbage = try LocalServer { _, _ in [.send(Data("hello\r\n\r\n".utf8))] }
    let secure = URL(string: "https://127.0.0.1:\(garbage.port)/")!
    let nobody = URL(string: "http://no-such-host.invalid/")!
    let closed = URL(string: "http://127.0.0.1:1/")!
    let all = source([garbage.url(), secure, nobody, closed])
    let kinds = failures(of: all, with: downloader()).map { "\($0)".prefix { $0 != "(" } }
    #expect(
      kinds == [
        "broke the connection ", "has no trustworthy TLS connection ", "cannot be found ",
        "cannot be reached ",
      ])
  }

  // MARK: Redirects and mirrors

  @Test("a redirect is followed with the same range")
  func redirect() throws {
    let server = try LocalServer { request, _ in
      request.path == "/file"
        ? .head("302 Found", "Location: /elsewhere", "Content-Length: 0") : .file(Self.content, request)
    }
    try FileManager.default.createDirectory(atPath: folder.path + "/model", withIntermediateDirectories: true)
    try content.prefix(1000).write(to: URL(filePath: path + ".partial"))
    try downloader().fetch(source([server.url()])) { _ in }
    #expect(result == content)
    #expect(server.requests.map(\.path) == ["/file", "/elsewhere"])
    #expect(server.requests.map(\.rangeStart) == [1000, 1000])
  }

  @Test("a redirect loop fails")
  func redirectLoop() throws {
    let server = try LocalServer { _, _ in .head("302 Found", "Location: /file", "Content-Length: 0") }
    #expect(failures(of: source([server.url()]), with: downloader(pauses: [0])) == [.redirectsWithoutEnd])
    #expect(leftOver == nil)
  }

  @Test("if an address fails, the next one continues where it stopped")
  func mirrors() throws {
    let half = content.prefix(150_000)
    let missing = try LocalServer { _, _ in .body(Data(), status: "404 Not Found") }
    let broken = try LocalServer { _, _ in .head("200 OK", "Content-Length: 300000") + [.send(half)] }
    let good = try LocalServer { request, _ in .file(Self.content, request) }
    try downloader().fetch(source([missing.url(), broken.url(), good.url()])) { _ in }
    #expect(result == content)
    #expect(good.requests.map(\.rangeStart) == [150_000])
  }

  @Test("if all addresses fail, the error lists the failure of each")
  func allMirrors() throws {
    let missing = try LocalServer { _, _ in .body(Data(), status: "404 Not Found") }
    let busy = try LocalServer { _, _ in .body(Data(), status: "503 Unavailable") }
    let both = source([missing.url(), busy.url()])
    #expect(failures(of: both, with: downloader(pauses: [0])) == [.status(404), .status(503)])
    #expect(missing.requests.count == 1)
    #expect(busy.requests.count == 2)
  }
}
