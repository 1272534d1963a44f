import Foundation
import TestSupport
import Testing

@testable import Files

@Suite("Reading files")
struct FilesTests {
  @Test("a pipe is read to its end, longer than its buffer")
  func pipes() throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/pipe"
    try #require(mkfifo(path, 0o600) == 0)
    let bytes = Data((0..<200_000).map { UInt8(truncatingIfNeeded: $0) })
    Thread.detachNewThread { try? bytes.write(to: URL(filePath: path)) }
    #expect(try readFile(at: path) == bytes)
  }

  @Test("an empty device is an empty file, and a missing file is named")
  func others() throws {
    #expect(try readFile(at: "/dev/null").isEmpty)
    #expect(throws: FileError.unreadable(path: "/no/such", reason: "No such file or directory")) {
      try readFile(at: "/no/such")
    }
  }
}
