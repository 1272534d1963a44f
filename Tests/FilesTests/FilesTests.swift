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

@Suite("Writing files")
struct FileWritingTests {
  @Test("what killed programs have left for the same file is removed; other hidden files stay")
  func leftovers() throws {
    let folder = try TemporaryFolder()
    for name in [".a.draft-1", ".a.draft-2", ".a.conf", ".b.draft-1"] {
      try Data().write(to: URL(filePath: folder.path + "/" + name))
    }
    // Another program is writing this one.
    let descriptor = open(folder.path + "/.a.draft-2", O_RDONLY | O_CLOEXEC)
    defer { close(descriptor) }
    try #require(flock(descriptor, LOCK_EX) == 0)
    try writeAtomically(Data("1".utf8), to: folder.path + "/a")
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
    #expect(names == [".a.conf", ".a.draft-2", ".b.draft-1", "a"])
  }

  @Test("an older file's permissions and a symbolic link to it stay")
  func links() throws {
    let folder = try TemporaryFolder()
    let (file, link) = (folder.path + "/file", folder.path + "/link")
    try Data("1".utf8).write(to: URL(filePath: file))
    try #require(chmod(file, 0o640) == 0 && symlink("file", link) == 0)
    try writeAtomically(Data("2".utf8), to: link)
    #expect(try readFile(at: file) == Data("2".utf8))
    var information = stat()
    try #require(lstat(link, &information) == 0)
    #expect(information.st_mode & S_IFMT == S_IFLNK)
    try #require(stat(file, &information) == 0)
    #expect(information.st_mode & 0o777 == 0o640)
  }

  @Test("a failure leaves the older file and nothing else, and names the file")
  func failure() throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/a"
    try writeAtomically(Data("1".utf8), to: path)
    let error = #expect(throws: FileError.self) {
      try replaceFile(at: path) { file in
        try Data("2".utf8).withUnsafeBytes { try file.write($0) }
        throw FileError("too long")
      }
    }
    #expect(error?.description == "\(path): too long")
    #expect(try readFile(at: path) == Data("1".utf8))
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["a"])
  }
}
