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

  @Test("The last file stays if it is the same in both", arguments: [["b"], ["b", "c"]])
  func unchangedLast(changed: [String]) throws {
    try withFolder { folder in
      let old = ["a": "1", "b": "1", "c": "1"]
      let new = old.merging(changed.map { ($0, "2") }) { $1 }
      func number() throws -> Int? {
        try FileManager.default.attributesOfItem(atPath: folder.path + "/a")[.systemFileNumber] as? Int
      }
      try replaceFiles(in: folder, last: "a") { try write(old, $0) }
      let before = try number()
      try replaceFiles(in: folder, last: "a") { try write(new, $0) }
      #expect(try contents(folder) == new)
      // With several others it was removed meanwhile, so that nobody read a mixture.
      #expect((try number() == before) == (changed.count == 1))
    }
  }

  @Test("Wherever a program is killed while it moves complete files, the new ones come", arguments: 0...4)
  func killedWhileMoving(after count: Int) throws {
    try withFolder { folder in
      let replacement = folder.appending(path: ".replacement")
      let new = ["a": "2", "b": "2", "c": "2"]
      try FileManager.default.createDirectory(at: replacement, withIntermediateDirectories: true)
      try write(["a": "1", "b": "1", "other": "x"], folder)
      try write(new, replacement)
      // What a killed program has done: a, which comes last, is removed first.
      if count > 0 { try FileManager.default.removeItem(at: folder.appending(path: "a")) }
      for name in ["b", "c", "a"].prefix(max(count - 1, 0)) {
        try write([name: "2"], folder)
        try FileManager.default.removeItem(at: replacement.appending(path: name))
      }
      try finishReplacing(in: folder, last: "a")
      #expect(try contents(folder) == new.merging(["other": "x"]) { $1 })
      try finishReplacing(in: folder, last: "a")  // nothing is left to do
      #expect(try contents(folder) == new.merging(["other": "x"]) { $1 })
    }
  }

  @Test("A file that cannot be moved now is moved later")
  func movedLater() throws {
    try withFolder { folder in
      let (replacement, blocked) = (folder.appending(path: ".replacement"), folder.appending(path: "b"))
      try FileManager.default.createDirectory(at: replacement, withIntermediateDirectories: true)
      try FileManager.default.createDirectory(at: blocked, withIntermediateDirectories: true)
      try write(["a": "2", "b": "2"], replacement)
      let error = #expect(throws: FileError.self) { try finishReplacing(in: folder, last: "a") }
      #expect(error?.description.hasPrefix("\(blocked.path): cannot be replaced (") == true)
      try FileManager.default.removeItem(at: blocked)
      try finishReplacing(in: folder, last: "a")
      #expect(try contents(folder) == ["a": "2", "b": "2"])
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
