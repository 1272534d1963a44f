import Foundation
import Testing

@testable import Exercises

struct ProgressLogTests {
  private func withFolder(_ body: (URL) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try body(folder)
  }

  @Test func remembersTheLastState() throws {
    try withFolder { folder in
      var log = ProgressLog(project: folder)
      log.record(.wrong, of: "softmax", in: "ch04-attention")
      log.record(.done, of: "softmax", in: "ch04-attention")
      log.record(hint: 2, of: "softmax", in: "ch04-attention")
      let again = ProgressLog(project: folder)
      #expect(again.state(of: "softmax", in: "ch04-attention") == .done)
      #expect(again.hints(of: "softmax", in: "ch04-attention") == 2)
      #expect(again.state(of: "softmax", in: "ch05-architecture") == .notStarted)
    }
  }

  @Test func writesNothingUnlessSomethingChanged() throws {
    try withFolder { folder in
      var log = ProgressLog(project: folder)
      log.record(.notStarted, of: "a", in: "ch00")
      #expect(!FileManager.default.fileExists(atPath: log.file.path))
      log.record(.done, of: "a", in: "ch00")
      log.record(.done, of: "a", in: "ch00")
      let lines = try String(contentsOf: log.file, encoding: .utf8).split(separator: "\n")
      #expect(lines.count == 1)
    }
  }

  @Test func linesThatItDoesNotKnowAreLeftAlone() throws {
    try withFolder { folder in
      let file = folder.appending(path: ".exercises")
      try Data("my own note\n2026 | ch00 | a | done\n2026 | ch00 | a | perhaps\n".utf8).write(to: file)
      var log = ProgressLog(project: folder)
      #expect(log.state(of: "a", in: "ch00") == .done)
      log.record(.wrong, of: "a", in: "ch00")
      let text = try String(contentsOf: file, encoding: .utf8)
      #expect(text.hasPrefix("my own note\n"))
    }
  }
}

struct SurfaceTests {
  @Test func ignoresBodiesAndLayout() {
    let stub = """
      /// public in a comment
      public func f(
        _ x: Int
      ) throws -> Int {
        throw NotStarted()
      }
      """
    let solution = "public func f( _ x: Int ) throws -> Int { let y = x; return y }"
    #expect(publicSurface(of: stub) == publicSurface(of: solution))
    #expect(publicSurface(of: stub) != publicSurface(of: "public func f(x: Int) throws -> Int { x }"))
  }
}
