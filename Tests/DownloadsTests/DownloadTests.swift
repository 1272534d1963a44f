import Foundation
import TestSupport
import Testing

@testable import Corpora
@testable import Downloads
@testable import Files

@Suite("Downloads") struct DownloadTests {
  /// 300,000 bytes without a period that a mistake could hide in.
  static let content = Data((0..<300_000).map { UInt8(truncatingIfNeeded: ($0 &* 2_654_435_761) >> 11) })
  private let folder: TemporaryFolder
  private var content: Data { Self.content }

  init() throws { folder = try TemporaryFolder() }

  /// A source of one file at the addresses.
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

  /// Returns what goes wrong at each address; nothing may have the file's name then.
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

  @Test("a good file is saved under its name, verified, and found again")
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

  @Test("a file whose digest and length are unknown is saved and called not verified")
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

  @Test("a file of this name with other content is neither used nor replaced")
  func occupied() throws {
    let server = try LocalServer { request, _ in .file(Self.content, request) }
    for other in [Data("mine".utf8), Data(content.reversed())] {
      try FileManager.default.createDirectory(
        atPath: folder.path + "/model", withIntermediateDirectories: true)
      try other.write(to: URL(filePath: path))
      let error = #expect(throws: FetchError.self) { try downloader().fetch(source([server.url()])) { _ in } }
      #expect(error?.description.contains("is there and is not the published file") == true)
      #expect(result == other)
    }
    #expect(server.requests.isEmpty)
  }

  // MARK: Failures

  @Test(
    "a status that will not change is told at once",
    arguments: [("404 Not Found", 404), ("403 Forbidden", 403), ("410 Gone", 410)])
  func permanentStatus(line: String, status: Int) throws {
    let server = try LocalServer { _, _ in .body(Data("no".utf8), status: line) }
    #expect(failures(of: source([server.url()]), with: downloader(pauses: [0, 0])) == [.status(status)])
    #expect(server.requests.count == 1)
    #expect(leftOver == nil)
  }

  @Test("503 is tried again, and then the file comes")
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

  @Test("503 for ever ends after the last pause")
  func unavailableForEver() throws {
    let server = try LocalServer { _, _ in .body(Data(), status: "503 Unavailable") }
    #expect(failures(of: source([server.url()]), with: downloader(pauses: [0, 0])) == [.status(503)])
    #expect(server.requests.count == 3)
  }

  @Test("a server that never answers is given up after the time limit")
  func noAnswer() throws {
    let server = try LocalServer { _, _ in [.wait] }
    #expect(
      failures(of: source([server.url()]), with: downloader(timeLimit: 0.5)) == [.noAnswer(seconds: 0.5)])
  }

  @Test("a server that stops in the middle is given up; what came stays for the next time")
  func stall() throws {
    let half = content.prefix(150_000)
    let server = try LocalServer { _, _ in .head("200 OK", "Content-Length: 300000") + [.send(half), .wait] }
    #expect(failures(of: source([server.url()]), with: downloader(timeLimit: 3)) == [.stalled(seconds: 3)])
    #expect(leftOver == half)
  }

  @Test("an answer that ends too early is no file; what came stays for the next time")
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

  @Test("without a known digest nothing stays of an answer that ended too early")
  func truncationWithoutDigest() throws {
    let half = content.prefix(150_000)
    let server = try LocalServer { _, _ in .head("200 OK", "Content-Length: 300000") + [.send(half)] }
    let unknown = source([server.url()], digestOf: nil)
    #expect(failures(of: unknown, with: downloader()).count == 1)
    #expect(leftOver == nil)
  }

  @Test("a file of another length is refused before it is downloaded, also if the server is silent about it")
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

  @Test("a server that announces less than it sends gives no file")
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

  @Test("other content of the right length is thrown away")
  func wrongDigest() throws {
    let other = Data(content.reversed())
    let server = try LocalServer { request, _ in .file(other, request) }
    let (found, expected) = (SHA256.hexDigest(of: other), SHA256.hexDigest(of: content))
    let failure = TransferFailure.wrongDigest(found: found, expected: expected)
    #expect(failures(of: source([server.url()]), with: downloader(pauses: [0])) == [failure])
    #expect(server.requests.count == 1)
    #expect(leftOver == nil)
  }

  @Test("what is not HTTP, not reachable, not a host or not TLS is told apart")
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

  @Test("a redirect is followed, with the part that is asked for")
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

  @Test("redirects in a circle end")
  func redirectLoop() throws {
    let server = try LocalServer { _, _ in .head("302 Found", "Location: /file", "Content-Length: 0") }
    #expect(failures(of: source([server.url()]), with: downloader(pauses: [0])) == [.redirectsWithoutEnd])
    #expect(leftOver == nil)
  }

  @Test("when an address fails the next one is asked, and goes on where the first one stopped")
  func mirrors() throws {
    let half = content.prefix(150_000)
    let missing = try LocalServer { _, _ in .body(Data(), status: "404 Not Found") }
    let broken = try LocalServer { _, _ in .head("200 OK", "Content-Length: 300000") + [.send(half)] }
    let good = try LocalServer { request, _ in .file(Self.content, request) }
    try downloader().fetch(source([missing.url(), broken.url(), good.url()])) { _ in }
    #expect(result == content)
    #expect(good.requests.map(\.rangeStart) == [150_000])
  }

  @Test("when all addresses fail, the error has a word on each")
  func allMirrors() throws {
    let missing = try LocalServer { _, _ in .body(Data(), status: "404 Not Found") }
    let busy = try LocalServer { _, _ in .body(Data(), status: "503 Unavailable") }
    let both = source([missing.url(), busy.url()])
    #expect(failures(of: both, with: downloader(pauses: [0])) == [.status(404), .status(503)])
    #expect(missing.requests.count == 1)
    #expect(busy.requests.count == 2)
  }
}
