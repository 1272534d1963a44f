import Foundation
import TestSupport
import Testing

@testable import Corpora
@testable import Files

@Suite("Zip archives") struct ZipArchiveTests {

  /// A deflated file whose lengths follow it, as Python writes to a pipe.
  private let streamed = Data(
    base64Encoded:
      "UEsDBBQACAAIAABgbz4AAAAAAAAAAAAAAAARAAAAU01TU3BhbUNvbGxlY3Rpb27LSMzl9EjNycnnyqAZCwBQSwcI7FYDnQ8AAABk"
      + "AAAAUEsBAhQDFAAIAAgAAGBvPuxWA50PAAAAZAAAABEAAAAAAAAAAAAAAIABAAAAAFNNU1NwYW1Db2xsZWN0aW9uUEsFBgAAAAAB"
      + "AAEAPwAAAE4AAAAAAA==")!

  private func unpack(_ bytes: Data, _ name: String, limit: Int = 10_000) throws -> String {
    String(decoding: try ZipArchive(bytes, from: "a.zip").contents(of: name, limit: limit), as: UTF8.self)
  }

  /// Returns the reason for which an archive is refused, which must be one line.
  private func refusal(_ bytes: Data, _ name: String = "a", limit: Int = 10_000) -> String? {
    let error = #expect(throws: FileError.self) { _ = try unpack(bytes, name, limit: limit) }
    #expect(error?.description.hasPrefix("a.zip: ") == true && error?.description.contains("\n") == false)
    let remedy = ". Correct the file or use the published one."
    guard let problem = error?.problem, problem.hasSuffix(remedy), let colon = problem.firstRange(of: ": ")
    else { return nil }
    return String(problem[colon.upperBound...].dropLast(remedy.count))
  }

  private func archive(_ change: (inout ZipBuilder.File) -> Void = { _ in }) -> Data {
    var file = ZipBuilder.File("a", "content")
    change(&file)
    var builder = ZipBuilder([file])
    return builder.bytes()
  }

  /// A slash followed by an accent is one character of a String, but the system sees the slash.
  @Test("names are judged by their bytes", arguments: ["../\u{301}x", "a/..", "/\u{301}x", "a//b", "a\0b"])
  func hiddenSlash(_ name: String) {
    var builder = ZipBuilder([.init("ok", "x"), .init(name, "x")])
    #expect(refusal(builder.bytes(), "ok") == "its name leads out of the folder")
  }

  @Test("names that look alike and differ in bytes are two files")
  func equivalentNames() throws {
    var builder = ZipBuilder([.init("\u{e9}", "one"), .init("e\u{301}", "two")])
    let bytes = builder.bytes()
    #expect(try unpack(bytes, "\u{e9}") == "one")
    #expect(try unpack(bytes, "e\u{301}") == "two")
    var twice = ZipBuilder([.init("a", "one"), .init("a", "two")])
    #expect(refusal(twice.bytes()) == "the archive has two files of this name")
  }

  @Test("folders may have entries too")
  func folders() throws {
    var builder = ZipBuilder([.init("folder/", ""), .init("folder/a", "x")])
    #expect(try unpack(builder.bytes(), "folder/a") == "x")
  }

  @Test("stored and deflated files come out as they went in")
  func good() throws {
    #expect(try ZipArchive(zipArchiveOfPython, from: "a.zip").names == ["readme", "SMSSpamCollection"])
    #expect(try unpack(zipArchiveOfPython, "readme") == "SMS Spam Collection v.1\n")
    let messages = String(repeating: "ham\tGo until jurong point\nspam\tFree entry\n", count: 20)
    #expect(try unpack(zipArchiveOfPython, "SMSSpamCollection") == messages)
    #expect(try unpack(streamed, "SMSSpamCollection") == String(repeating: "ham\tHello\n", count: 10))
    var builder = ZipBuilder([.init("folder/ü.txt", "x"), .init("a", "content"), .init("nothing", "")])
    let bytes = builder.bytes()
    #expect(try unpack(bytes, "a") == "content")
    #expect(try unpack(bytes, "folder/ü.txt") == "x")
    #expect(try unpack(bytes, "nothing") == "")
    var empty = ZipBuilder([])
    #expect(try ZipArchive(empty.bytes(), from: "a.zip").names == [])
  }

  @Test("an archive that ends too early is refused, wherever it ends")
  func truncated() throws {
    for whole in [zipArchiveOfPython, streamed] {
      for count in 0..<whole.count {
        #expect(refusal(whole.prefix(count), "SMSSpamCollection") != nil, "\(count) bytes")
      }
    }
    var builder = ZipBuilder([.init("a", "content"), .init("b", "more")])
    let bytes = builder.bytes()
    for boundary in builder.boundaries { #expect(refusal(bytes.prefix(boundary)) != nil) }
  }

  @Test("no changed byte passes unseen or brings the program down")
  func changedBytes() throws {
    let whole = zipArchiveOfPython
    let messages = try unpack(whole, "SMSSpamCollection")
    for index in whole.indices {
      for change: UInt8 in [0xff, 0x01, 0x80] {
        var bytes = whole
        bytes[index] ^= change
        // The result is an error, or the very same text where the byte has no meaning for it (times, versions).
        if let text = try? unpack(bytes, "SMSSpamCollection") { #expect(text == messages, "byte \(index)") }
      }
    }
  }

  @Test("what the headers say must be true")
  func headers() {
    #expect(refusal(archive { $0.crc32 ^= 1 }) == "its CRC-32 checksum is wrong")
    #expect(refusal(archive { $0.count += 1 }) == "its packed bytes are damaged or of another length")
    #expect(refusal(archive { $0.method = 8 }) == "its packed bytes are damaged or of another length")
    #expect(
      refusal(archive { $0.method = 12 }) == "it is packed with method 12; only stored and deflated are read")
    #expect(refusal(archive { $0.flags = 1 }) == "it is encrypted")
    #expect(refusal(archive(), "b") == "the archive has no such file")
    #expect(refusal(archive { $0.count = 0xffff_ffff }) == "it is in zip64 format; use an archive below 4 GB")
    var twice = ZipBuilder([.init("a", "content"), .init("a", "other")])
    #expect(refusal(twice.bytes()) == "the archive has two files of this name")
    var directoryOnly = archive()
    directoryOnly[14] ^= 1  // the checksum in the file's own header
    #expect(refusal(directoryOnly) == "its header contradicts the directory")
  }

  @Test(
    "names that lead out of the folder are refused",
    arguments: ["../a", "/a", "b/../../a", "..", "b\\..\\a", "C:a", "a\0b", "", "/", "a//", "../"])
  func traversal(name: String) {
    #expect(refusal(archive { $0.name = name }, name) == "its name leads out of the folder")
  }

  @Test("a file that is or claims to be larger than allowed is not unpacked")
  func bomb() throws {
    #expect(try unpack(archive(), "a", limit: 7) == "content")
    #expect(
      refusal(archive(), limit: 6) == "it has 7 bytes, more than the 6 that it may have")
    // 840 bytes packed in 52 that the directory calls 100: unpacking stops there.
    var small = zipArchiveOfPython
    for offset in [0x3c + 22, 0x9f + 52 + 24] {
      small.replaceSubrange(offset..<offset + 4, with: [100, 0, 0, 0])
    }
    #expect(
      refusal(small, "SMSSpamCollection") == "its packed bytes are damaged or of another length")
  }

  @Test("a name with control characters is shown on one line")
  func controlCharacters() {
    let name = "a\u{3}\nb"
    let bytes = archive {
      $0.name = name
      $0.flags = 1
    }
    let error = #expect(throws: FileError.self) {
      try ZipArchive(bytes, from: "x.zip").contents(of: name, limit: 100)
    }
    #expect(error?.description.hasPrefix("x.zip: \"a\\u{03}\\nb\": it is encrypted") == true)
  }

  @Test("other files are told from archives")
  func others() {
    for text in ["", "PK", "<html>not found</html>", String(repeating: "PK\u{5}\u{6}", count: 20)] {
      #expect(refusal(Data(text.utf8)) == "it is not a zip archive, or its end is missing")
    }
  }
}
