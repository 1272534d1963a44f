import Foundation
import TestSupport
import Testing

@testable import Corpora
@testable import Files

@Suite("Texts for the chapters") struct CorpusTests {
  /// A location in which nothing is found.
  private func nowhere() throws -> (DataLocation, TemporaryFolder) {
    let folder = try TemporaryFolder()
    return (try DataLocation(option: folder.path, environment: ["HOME": folder.path]), folder)
  }

  @Test("without the published story, the stand-in comes with one line that says so")
  func standInStory() throws {
    let (location, folder) = try nowhere()
    let story = try Corpus.shortStory(in: location)
    #expect(story.source == .standIn("Data/story.txt"))
    #expect(story.content.hasPrefix("The tide clock of Sallow Quay"))
    #expect(
      story.notice
        == "Running on the stand-in story. For the-verdict.txt type: "
        + "swift run llm-training fetch the-verdict.txt")
    withExtendedLifetime(folder) {}
  }

  @Test("without GPT-2's merges, the stand-in vocabulary is used and named")
  func standInMerges() throws {
    let (location, folder) = try nowhere()
    let merges = try Corpus.merges(in: location)
    #expect(merges.source == .standIn("Data/vocab.bpe"))
    #expect(
      merges.notice.hasPrefix("Running on the stand-in vocabulary of 2,048 tokens. For vocab.bpe type: "))
    #expect(!merges.notice.contains("\n"))
    let lines = merges.content.split(separator: "\n")
    #expect(lines.first?.hasPrefix("#version: 0.2") == true)
    #expect(lines.count == 1 + 2_048 - 256 - 1)
    withExtendedLifetime(folder) {}
  }

  @Test("a damaged published story is an error and not replaced by the stand-in")
  func damagedStory() throws {
    let (location, folder) = try nowhere()
    let path = try folder.write([UInt8](repeating: 65, count: 20_479), as: "the-verdict.txt")
    let error = #expect(throws: FileError.self) { try Corpus.shortStory(in: location) }
    let message = try #require(error?.description)
    #expect(message.hasPrefix("\(path): the content is wrong (SHA-256 "))
    #expect(message.hasSuffix("Delete the file and type: swift run llm-training fetch the-verdict.txt"))

    try folder.write([UInt8](repeating: 65, count: 3), as: "the-verdict.txt")
    let short = #expect(throws: FileError.self) { try Corpus.shortStory(in: location) }
    #expect(short?.description.contains("(3 bytes instead of 20,479)") == true)
  }

  @Test(
    "the published files are recognised where they are",
    .enabled(if: realData != nil, "LLM_DATA does not name a folder"))
  func realFiles() throws {
    let location = try DataLocation(option: realData, environment: [:])
    let story = try Corpus.shortStory(in: location)
    #expect(story.source == .real("the-verdict.txt"))
    #expect(story.content.utf8.count == 20_479)
    #expect(story.notice == "Running on \(try #require(location.path(of: "the-verdict.txt"))).")
    #expect(try Corpus.merges(in: location).source == .real("vocab.bpe"))
    for file in KnownFile.allCases where location.path(of: file.name) != nil {
      _ = try location.contents(of: file.published())
    }
  }

  @Test("a file that the user names may hold any UTF-8 text")
  func givenFile() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("Добрий день -- 😀\n".utf8, as: "any.txt")
    let text = try Corpus.file(at: path)
    #expect(
      text
        == Sourced(
          content: "Добрий день -- 😀\n", source: .given(path), notice: "Running on \(path).", path: path))
  }

  @Test(
    "text that is not UTF-8 is refused with the offset of the first bad byte",
    arguments: [
      ([0x41, 0x42, 0xff, 0x43], 2), ([0xd0, 0x94, 0xd0], 2), ([0xc0, 0x80], 0),
      ([0x41, 0xed, 0xa0, 0x80], 1), ([0x41, 0xf0, 0x9f, 0x98, 0x41], 1),
    ] as [([UInt8], Int)])
  func notUTF8(bytes: [UInt8], offset: Int) throws {
    let folder = try TemporaryFolder()
    let path = try folder.write(bytes, as: "bad.txt")
    #expect(throws: FileError.notUTF8(path: path, offset: offset)) { try Corpus.file(at: path) }
  }

  @Test("a missing file, a folder and an empty file are refused")
  func unreadable() throws {
    let folder = try TemporaryFolder()
    let empty = try folder.write([], as: "empty.txt")
    #expect(throws: FileError.empty(path: empty)) { try Corpus.file(at: empty) }
    #expect(throws: FileError.unreadable(path: folder.path, reason: "it is a folder")) {
      try Corpus.file(at: folder.path)
    }
    let missing = folder.path + "/missing.txt"
    let error = #expect(throws: FileError.self) { try Corpus.file(at: missing) }
    #expect(error?.description.hasPrefix("\(missing): cannot be read (") == true)
  }

  @Test("every error is one line that ends in what to do")
  func oneLine() throws {
    let theVerdict = try KnownFile.theVerdict.published()
    let errors: [FileError] = [
      .missingFolder(path: "p", origin: "--data"), .unreadable(path: "p", reason: "r"), .empty(path: "p"),
      .notUTF8(path: "p", offset: 3),
      .wrongSize(path: "p", found: 1, expected: 20_479, remedy: theVerdict.remedy),
      .wrongDigest(path: "p", found: "00", expected: theVerdict.sha256, remedy: "r"),
      .missingStandIn(name: "p", searched: ["a", "b"]),
      .unwritable(path: "p", reason: "r"),
    ]
    for error in errors {
      #expect(!error.description.contains("\n"))
      #expect(error.description.contains("p: "))
    }
  }

  @Test("a stand-in that is in neither place is an error that names both")
  func missingStandIn() throws {
    let error = #expect(throws: FileError.self) {
      try Corpus.standInPath(of: "no-such-file", sourceFile: "/gone/Shared/Corpora/Corpus.swift")
    }
    #expect(error?.description.contains("looked in /gone/Data and ") == true)
  }

  @Test("writing replaces the whole old file and leaves nothing beside it")
  func atomicWrite() throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/out.txt"
    try writeAtomically(Data("first, and longer".utf8), to: path)
    try writeAtomically(Data("second".utf8), to: path)
    #expect(try readFile(at: path) == Data("second".utf8))
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["out.txt"])
  }

  @Test("a place that cannot be written to is an error that names it")
  func unwritable() throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/no/such/folder/out.txt"
    let error = #expect(throws: FileError.self) { try writeAtomically(Data(), to: path) }
    #expect(error?.description.hasPrefix("\(path): cannot be written (No such file or directory)") == true)
    #expect(throws: FileError.self) { try writeAtomically(Data(), to: folder.path) }
    #expect(throws: FileError.unwritable(path: path, reason: "No such file or directory")) {
      try checkWritable(path)
    }
    #expect(throws: FileError.unwritable(path: folder.path, reason: "it is a folder")) {
      try checkWritable(folder.path)
    }
  }

  @Test("finding out whether a file can be written leaves it and its folder as they are")
  func writable() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("old".utf8, as: "out.txt")
    try checkWritable(path)
    try checkWritable(folder.path + "/new.txt")
    #expect(try readFile(at: path) == Data("old".utf8))
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["out.txt"])
  }

  @Test("a device is written to, not replaced")
  func device() throws {
    let folder = try TemporaryFolder()
    let link = folder.path + "/null"
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: "/dev/null")
    try checkWritable(link)
    try writeAtomically(Data("gone".utf8), to: link)
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: link) == "/dev/null")
  }
}

/// The folder with the published files, if this run was given one.
private let realData = ProcessInfo.processInfo.environment["LLM_DATA"].flatMap { $0.isEmpty ? nil : $0 }
