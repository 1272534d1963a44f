import Foundation
import TestSupport
import Testing

@testable import Corpora
@testable import Files

@Suite("Where files are looked for") struct DataLocationTests {
  /// A file of eight bytes that stands for a published one.
  private let sample = PublishedFile(
    path: "sample.txt", byteCount: 8, sha256: SHA256.hexDigest(of: "eight by".utf8))

  @Test("--data comes before LLM_DATA, and LLM_DATA before the cache")
  func order() throws {
    let (option, variable, cache) = (try TemporaryFolder(), try TemporaryFolder(), try TemporaryFolder())
    let environment = ["LLM_DATA": variable.path, "XDG_CACHE_HOME": cache.path]
    let location = try DataLocation(option: option.path, environment: environment)
    let ownCache = cache.path + "/llm-from-scratch"
    #expect(location.folders == [option.path, variable.path, ownCache])
    #expect(location.path(of: "sample.txt") == nil)

    try FileManager.default.createDirectory(atPath: ownCache, withIntermediateDirectories: true)
    try cache.write("eight by".utf8, as: "llm-from-scratch/sample.txt")
    #expect(location.path(of: "sample.txt") == ownCache + "/sample.txt")
    try variable.write("eight by".utf8, as: "sample.txt")
    #expect(location.path(of: "sample.txt") == variable.path + "/sample.txt")
    try option.write("eight by".utf8, as: "sample.txt")
    #expect(location.path(of: "sample.txt") == option.path + "/sample.txt")
  }

  @Test("the cache follows XDG_CACHE_HOME if that is absolute, else HOME")
  func cache() {
    #expect(
      DataLocation.cache(environment: ["XDG_CACHE_HOME": "/x", "HOME": "/home/me"]) == "/x/llm-from-scratch")
    for environment in [["HOME": "/home/me"], ["HOME": "/home/me", "XDG_CACHE_HOME": "relative"]] {
      #expect(DataLocation.cache(environment: environment) == "/home/me/.cache/llm-from-scratch")
    }
  }

  @Test("an empty LLM_DATA counts as not set")
  func emptyVariable() throws {
    let location = try DataLocation(environment: ["LLM_DATA": "", "HOME": "/home/me"])
    #expect(location.folders == ["/home/me/.cache/llm-from-scratch"])
  }

  @Test("a folder that does not exist is an error that names who asked for it")
  func missingFolder() throws {
    let folder = try TemporaryFolder()
    let file = try folder.write("text".utf8, as: "file")
    #expect(throws: FileError.missingFolder(path: "/no/such", origin: "--data")) {
      try DataLocation(option: "/no/such", environment: [:])
    }
    #expect(throws: FileError.missingFolder(path: "(empty path)", origin: "--data")) {
      try DataLocation(option: "", environment: [:])
    }
    #expect(throws: FileError.missingFolder(path: file, origin: "LLM_DATA")) {
      try DataLocation(environment: ["LLM_DATA": file])
    }
  }

  @Test("a good copy is returned whole")
  func goodCopy() throws {
    let folder = try TemporaryFolder()
    try folder.write("eight by".utf8, as: "sample.txt")
    let found = try DataLocation(option: folder.path, environment: [:]).contents(of: sample)
    #expect(found?.bytes == Data("eight by".utf8))
    #expect(found?.path == folder.path + "/sample.txt")
  }

  @Test("a damaged copy is an error even when a later place has a good one")
  func damagedCopy() throws {
    let (first, second) = (try TemporaryFolder(), try TemporaryFolder())
    try second.write("eight by".utf8, as: "sample.txt")
    let location = try DataLocation(option: first.path, environment: ["LLM_DATA": second.path])
    #expect(try location.contents(of: sample) != nil)

    let path = try first.write("eight".utf8, as: "sample.txt")
    #expect(
      throws: FileError.wrongSize(path: path, found: 5, expected: sample.byteCount, remedy: sample.remedy)
    ) {
      try location.contents(of: sample)
    }
    try first.write("Eight by".utf8, as: "sample.txt")
    let digest = SHA256.hexDigest(of: "Eight by".utf8)
    #expect(
      throws: FileError.wrongDigest(path: path, found: digest, expected: sample.sha256, remedy: sample.remedy)
    ) {
      try location.contents(of: sample)
    }
  }

  @Test("a missing line break at the end is accepted only where such copies are in circulation")
  func lineBreakMissing() throws {
    let lines = PublishedFile(
      path: "lines", byteCount: 9, sha256: SHA256.hexDigest(of: "eight by\n".utf8))
    #expect(throws: FileError.wrongSize(path: "p", found: 8, expected: lines.byteCount, remedy: lines.remedy))
    {
      try lines.verify(Data("eight by".utf8), at: "p")
    }
    var tolerant = lines
    tolerant.mayLackLastLineBreak = true
    try tolerant.verify(Data("eight by".utf8), at: "p")
    try tolerant.verify(Data("eight by\n".utf8), at: "p")
    #expect(throws: FileError.self) { try tolerant.verify(Data("Eight by".utf8), at: "p") }
    #expect(throws: FileError.self) { try tolerant.verify(Data("eight by!".utf8), at: "p") }
  }
}
