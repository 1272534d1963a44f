import Foundation
import TestSupport
import Testing

@testable import Corpora
@testable import Downloads
@testable import Files

@Suite("Resumed downloads") struct ResumeTests {
  private let content = DownloadTests.content
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func source(_ server: LocalServer, size: Int? = 300_000) -> DataSource {
    let digest = SHA256.hexDigest(of: content)
    let file = RemoteFile(path: "file", url: server.url(), byteCount: size, sha256: digest)
    return DataSource(name: "file", title: "", licence: "", chapters: [], files: [file])
  }

  private var downloader: Downloader {
    var downloader = Downloader(into: folder.path)
    (downloader.timeLimit, downloader.pauses) = (60, [])
    return downloader
  }

  private var result: Data? { FileManager.default.contents(atPath: folder.path + "/file") }

  @Test("a download resumes from a partial file of any length", arguments: [1, 16_384, 150_000, 299_999])
  func range(count: Int) throws {
    try folder.write(content.prefix(count), as: "file.partial")
    let server = try LocalServer { request, _ in .file(DownloadTests.content, request) }
    var events: [Downloader.Event] = []
    try downloader.fetch(source(server)) { events.append($0) }
    #expect(result == content)
    #expect(events.first == .asking(server.url(), from: count))
    #expect(server.requests.map(\.rangeStart) == [count])
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["file"])
  }

  @Test("a complete partial file needs no request, or one if the length is unknown")
  func wholePart() throws {
    let server = try LocalServer { request, _ in .file(DownloadTests.content, request) }
    for (size, requests) in [(300_000, 0), (nil, 1)] {
      try folder.write(content, as: "file.partial")
      try downloader.fetch(source(server, size: size)) { _ in }
      #expect(result == content)
      #expect(server.requests.count == requests)
      try FileManager.default.removeItem(atPath: folder.path + "/file")
    }
  }

  @Test("without range support the download restarts from the first byte")
  func withoutRanges() throws {
    try folder.write(content.prefix(150_000), as: "file.partial")
    let server = try LocalServer { _, _ in .body(DownloadTests.content) }
    try downloader.fetch(source(server)) { _ in }
    #expect(result == content)
    #expect(server.requests.count == 1)
  }

  @Test("joined parts of different files are detected, and the download restarts")
  func changedFile() throws {
    try folder.write(content.prefix(150_000).reversed(), as: "file.partial")
    let server = try LocalServer { request, _ in .file(DownloadTests.content, request) }
    try downloader.fetch(source(server)) { _ in }
    #expect(result == content)
    #expect(server.requests.map(\.rangeStart) == [150_000, nil])
  }

  @Test("a partial file longer than the whole file is discarded", arguments: [300_000, nil])
  func longPart(size: Int?) throws {
    try folder.write(content + content, as: "file.partial")
    let server = try LocalServer { request, _ in .file(DownloadTests.content, request) }
    var patient = downloader
    patient.pauses = [0]
    try patient.fetch(source(server, size: size)) { _ in }
    #expect(result == content)
  }

  @Test("a server that sends a different range than requested fails")
  func wrongPart() throws {
    try folder.write(content.prefix(1000), as: "file.partial")
    let rest = Data(content.dropFirst(2000))
    let server = try LocalServer { _, _ in
      .body(rest, status: "206 Partial Content", "Content-Range: bytes 2000-299999/300000")
    }
    let error = #expect(throws: FetchError.self) { try downloader.fetch(source(server)) { _ in } }
    let attempt = FetchError.Attempt(url: server.url(), failure: .wrongPart)
    #expect(error?.problem == .unavailable([attempt]))
    #expect(result == nil)
  }

  @Test("a server that keeps disconnecting is retried as long as bytes arrive")
  func manyPieces() throws {
    let server = try LocalServer { request, _ in
      let start = request.rangeStart ?? 0
      let range = "Content-Range: bytes \(start)-299999/300000"
      let piece = DownloadTests.content.dropFirst(start).prefix(40_000)
      let status = start == 0 ? "200 OK" : "206 Partial Content"
      return .head(status, "Content-Length: \(300_000 - start)", range) + [.send(Data(piece))]
    }
    var patient = downloader
    patient.pauses = [0]
    try patient.fetch(source(server)) { _ in }
    #expect(result == content)
    #expect(server.requests.map { $0.rangeStart ?? 0 } == Array(stride(from: 0, to: 300_000, by: 40_000)))
  }

  @Test("after a kill the next run continues and gets the same bytes")
  func killed() async throws {
    let server = try LocalServer { request, number in
      number == 0
        ? .head("200 OK", "Content-Length: 300000") + [.send(DownloadTests.content.prefix(150_000)), .wait]
        : .file(DownloadTests.content, request)
    }
    let (path, url) = (folder.path, server.url().absoluteString)
    await #expect(processExitsWith: .signal(SIGKILL)) { [path = path as String, url = url as String] in
      let digest = SHA256.hexDigest(of: DownloadTests.content)
      let file = RemoteFile(path: "file", url: URL(string: url)!, byteCount: 300_000, sha256: digest)
      let source = DataSource(name: "file", title: "", licence: "", chapters: [], files: [file])
      try Downloader(into: path).fetch(source) { event in
        if case .received(1..., _) = event { kill(getpid(), SIGKILL) }
      }
    }
    #expect(result == nil)
    let part = try #require(FileManager.default.contents(atPath: folder.path + "/file.partial"))
    #expect(!part.isEmpty && part == content.prefix(part.count))
    try downloader.fetch(source(server)) { _ in }
    #expect(result == content)
    #expect(server.requests.last?.rangeStart == part.count)
  }

  @Test("two programs cannot download to the same file")
  func lock() throws {
    let server = try LocalServer { request, _ in .file(DownloadTests.content, request) }
    let other = try PartialFile(for: folder.path + "/file")
    let error = #expect(throws: FetchError.self) { try downloader.fetch(source(server)) { _ in } }
    #expect(error?.problem == .unwritable(reason: "another program is downloading it"))
    withExtendedLifetime(other) {}
  }

  @Test("too little disk space fails before any request; only the missing bytes count")
  func space() throws {
    let server = try LocalServer { request, _ in .file(DownloadTests.content, request) }
    var cramped = downloader
    cramped.freeSpace = { _ in 299_999 }
    let error = #expect(throws: FetchError.self) { try cramped.fetch(source(server)) { _ in } }
    #expect(error?.problem == .noSpace(needed: 300_000, free: 299_999))
    #expect(error?.description.contains("not enough space on the disk (300 kB needed, 300 kB free)") == true)
    #expect(server.requests.isEmpty)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == [])
    try folder.write(content.prefix(1), as: "file.partial")
    try cramped.fetch(source(server)) { _ in }
    #expect(result == content)
  }

  @Test("a folder that cannot be created fails before any request")
  func unwritable() throws {
    let server = try LocalServer { request, _ in .file(DownloadTests.content, request) }
    let file = try folder.write("text".utf8, as: "a-file")
    let error = #expect(throws: FetchError.self) {
      try Downloader(into: file + "/below").fetch(source(server)) { _ in }
    }
    guard case .unwritable = error?.problem else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(server.requests.isEmpty)
  }

  @Test(
    "a full disk fails with the system's message", .enabled(if: access("/dev/full", W_OK) == 0))
  func fullDisk() throws {
    try FileManager.default.createSymbolicLink(
      atPath: folder.path + "/file.partial", withDestinationPath: "/dev/full")
    let server = try LocalServer { request, _ in .file(DownloadTests.content, request) }
    let error = #expect(throws: FetchError.self) { try downloader.fetch(source(server)) { _ in } }
    #expect(error?.problem == .unwritable(reason: "No space left on device"))
    #expect(result == nil)
  }
}
