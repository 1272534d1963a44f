import Foundation
import Testing

@testable import Files

@Suite("Files that belong together are replaced together") struct ReplaceFilesTests {
  private struct Full: Error {}

  private func withFolder(_ body: (URL) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    defer { try? FileManager.default.removeItem(at: folder) }
    try body(folder)
  }

  private func write(_ files: [String: String], _ folder: URL) throws {
    for (name, text) in files { try Data(text.utf8).write(to: folder.appending(path: name)) }
  }

  private func contents(_ folder: URL) throws -> [String: String] {
    var contents: [String: String] = [:]
    for name in try FileManager.default.contentsOfDirectory(atPath: folder.path) {
      contents[name] = try String(contentsOf: folder.appending(path: name), encoding: .utf8)
    }
    return contents
  }

  @Test("New files come, changed ones are replaced, others stay, and no draft is left")
  func replaces() throws {
    try withFolder { folder in
      try replaceFiles(in: folder, last: "a") { try write(["a": "1", "b": "1"], $0) }
      try write(["other": "x"], folder)
      try replaceFiles(in: folder, last: "a") { try write(["a": "2", "b": "1", "c": "2"], $0) }
      #expect(try contents(folder) == ["a": "2", "b": "1", "c": "2", "other": "x"])
    }
  }

  @Test("A failure at any file leaves all of the old ones", arguments: 0...3)
  func failure(after count: Int) throws {
    try withFolder { folder in
      let old = ["a": "1", "b": "1", "c": "1"]
      try replaceFiles(in: folder, last: "a") { try write(old, $0) }
      #expect(throws: Full.self) {
        try replaceFiles(in: folder, last: "a") { draft in
          for name in ["a", "b", "c"].prefix(count) { try write([name: "2"], draft) }
          throw Full()
        }
      }
      #expect(try contents(folder) == old)
    }
  }

  @Test("What a killed program left is removed, and errors name the place of the file, not the draft's")
  func leftovers() throws {
    try withFolder { folder in
      try replaceFiles(in: folder, last: "a") { try write(["a": "1"], $0) }
      let left = folder.appending(path: ".draft-1")
      try FileManager.default.createDirectory(at: left, withIntermediateDirectories: true)
      let error = #expect(throws: FileError.self) {
        try replaceFiles(in: folder, last: "a") { draft in
          throw FileError("cannot be written", file: draft.appending(path: "b"))
        }
      }
      #expect(error?.file == folder.appending(path: "b").path)
      #expect(try contents(folder) == ["a": "1"])
    }
  }
}
