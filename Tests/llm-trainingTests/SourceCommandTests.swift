import Foundation
import Testing

@testable import Notebooks
@testable import llm_training

@Suite("llm-training shows sources, and cleans the cache")
struct SourceCommandTests {
  private static func lines(_ bytes: [UInt8]?) -> [String] {
    String(decoding: bytes ?? [], as: UTF8.self).components(separatedBy: "\n")
  }

  @Test("source shows a declaration whole")
  func source() async {
    let result = await #expect(processExitsWith: .exitCode(0), observing: [\.standardOutputContent]) {
      sourceCommand(["LayerNorm.callAsFunction"])
    }
    let lines = Self.lines(result?.standardOutputContent)
    #expect(lines.contains { $0.contains("// Chapters/ch05-architecture/Lesson/LayerNorm.swift:") })
    #expect(lines.contains { $0.contains("public func callAsFunction") })
  }

  @Test("source --list lists the types and functions by chapter")
  func list() async {
    let result = await #expect(processExitsWith: .exitCode(0), observing: [\.standardOutputContent]) {
      sourceCommand(["--list"])
    }
    let lines = Self.lines(result?.standardOutputContent)
    #expect(lines.contains("ch05-architecture") && lines.contains { $0.hasPrefix("  LayerNorm ") })
  }

  @Test("source needs a name")
  func noName() async {
    let result = await #expect(processExitsWith: .exitCode(1), observing: [\.standardErrorContent]) {
      sourceCommand([])
    }
    let lines = Self.lines(result?.standardErrorContent)
    #expect(lines.contains("llm-training source: name what to show, or add --list"))
  }

  /// Keeps results of two chapters in a cache of their own, cleans, and returns what was printed and what stays.
  private func clean(_ arguments: [String], status: Int32 = 0) async throws -> (String, [String]) {
    let base = NSTemporaryDirectory() + "clean-test-" + UUID().uuidString
    defer { try? FileManager.default.removeItem(atPath: base) }
    let cache = base + "/llm-from-scratch"
    for program in ["ch1", "ch2"] {
      let place = KeptResults(program: program, cache: cache).place("a model", settings: [], code: "c")
      try place.keep("a model") { try Data(count: 5000).write(to: $0.appending(path: "files/weights")) }
    }
    let result = await #expect(
      processExitsWith: .exitCode(status), observing: [\.standardOutputContent, \.standardErrorContent]
    ) { [arguments = arguments as [String], base = base as String] in
      setenv("XDG_CACHE_HOME", base, 1)  // of this process, which is the test's own
      cleanCommand(arguments)
    }
    let printed = (result?.standardOutputContent ?? []) + (result?.standardErrorContent ?? [])
    return (String(decoding: printed, as: UTF8.self), KeptResult.all(cache: cache).map(\.program))
  }

  @Test("clean says what it removes and how much; --dry-run removes nothing")
  func cleaning() async throws {
    let (all, none) = try await clean([])
    #expect(all.contains(/removed ch1: a model, 5\.\d kB, from \d{4}-\d\d-\d\d \d\d:\d\d\n/))
    #expect(all.contains("removed ch2: a model") && all.contains(/freed 1\d kB\n/) && none.isEmpty)
    let (one, left) = try await clean(["ch1"])
    #expect(one.contains("removed ch1") && !one.contains("ch2") && left == ["ch2"])
    let (dry, both) = try await clean(["--dry-run"])
    #expect(
      dry.contains("would remove ch1: a model") && dry.contains("would free") && both == ["ch1", "ch2"])
    let (wrong, stays) = try await clean(["ch3"], status: 1)
    #expect(wrong.contains("llm-training clean: nothing is kept of ch3\n") && stays == ["ch1", "ch2"])
  }
}
