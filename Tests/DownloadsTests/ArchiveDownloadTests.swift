import Foundation
import TestSupport
import Testing

@testable import Corpora
@testable import Downloads
@testable import Files

@Suite("Downloads of archives")
struct ArchiveDownloadTests {
  private func source(_ server: LocalServer, digest: String) -> DataSource {
    let member = PublishedFile(
      path: "SMSSpamCollection", byteCount: 840, sha256: digest, mayLackLastLineBreak: true)
    let file = RemoteFile(
      path: "sms.zip", url: server.url(), sha256: SHA256.hexDigest(of: zipArchiveOfPython), member: member)
    return DataSource(name: "SMSSpamCollection", title: "", licence: "", chapters: [], files: [file])
  }

  @Test("a downloaded archive is deleted after extraction; one that already existed is used and kept")
  func fetch() throws {
    let server = try LocalServer { request, _ in .file(zipArchiveOfPython, request) }
    let archive = try ZipArchive(zipArchiveOfPython, from: "a.zip")
    let messages = String(
      decoding: try archive.contents(of: "SMSSpamCollection", limit: 10_000), as: UTF8.self)
    let source = source(server, digest: SHA256.hexDigest(of: messages.utf8))
    let folder = try TemporaryFolder()
    let saved = Downloader.Event.saved(path: folder.path + "/SMSSpamCollection", isVerified: true)
    let files = { try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() }
    var events: [Downloader.Event] = []
    try Downloader(into: folder.path).fetch(source) { events.append($0) }
    #expect(events.last == saved)
    #expect(try files() == ["SMSSpamCollection"])
    #expect(try Data(contentsOf: URL(filePath: folder.path + "/SMSSpamCollection")) == Data(messages.utf8))

    // A copy without the last line break counts as present.
    try folder.write(messages.utf8.dropLast(), as: "SMSSpamCollection")
    try Downloader(into: folder.path).fetch(source) { events.append($0) }
    #expect(events.last == .present(path: folder.path + "/SMSSpamCollection", isVerified: true))

    try FileManager.default.removeItem(atPath: folder.path + "/SMSSpamCollection")
    try folder.write(zipArchiveOfPython, as: "sms.zip")
    try Downloader(into: folder.path).fetch(source) { events.append($0) }
    #expect(events.last == saved)
    #expect(try files() == ["SMSSpamCollection", "sms.zip"])
    #expect(server.requests.count == 1)
  }

  @Test("an archive with the wrong content leaves no files, and the error explains how to unzip by hand")
  func wrongMember() throws {
    let server = try LocalServer { request, _ in .file(zipArchiveOfPython, request) }
    let folder = try TemporaryFolder()
    let error = #expect(throws: FetchError.self) {
      try Downloader(into: folder.path).fetch(
        source(server, digest: String(repeating: "0", count: 64)), report: { _ in })
    }
    #expect(error?.description.contains("its content differs from the published file") == true)
    let byHand = "unzip it and save the file SMSSpamCollection as \(folder.path)/SMSSpamCollection"
    #expect(error?.description.hasSuffix(byHand) == true)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == [])
  }
}
