import Foundation
import Tensors
import TestSupport
import Testing

@testable import Notebooks

@Suite("A costly result is kept, and used again only if it is the same and undamaged")
struct KeptTests {
  private let cache: TemporaryFolder

  init() throws { cache = try TemporaryFolder() }

  /// The outcome of one run.
  private struct Run {
    var value: Int
    var isMade: Bool
    var output: String
    var drawn: [Float]
  }

  /// A run that needs the number 42, which is costly to make and draws random numbers.
  private func run(_ arguments: [String] = [], key: [String] = ["size small"], cache: String? = nil) throws
    -> Run
  {
    var output = ""
    let notebook = try Notebook(
      name: "sample", options: try ParsedOptions(arguments, declared: SharedOptions.declarations),
      terminal: .recording { output += $0 },
      source: ChapterSource(mainPath: "/nowhere/main.swift", builtAt: nil))
    notebook.keptResults = KeptResults(program: "sample", cache: cache ?? self.cache.path)
    var isMade = false
    manualSeed(123)
    func save(_ value: Int, in folder: URL) throws {
      try Data("\(value)".utf8).write(to: folder.appending(path: "number"))
    }
    func load(from folder: URL) throws -> Int {
      Int(try String(contentsOf: folder.appending(path: "number"), encoding: .utf8))!
    }
    let value = try notebook.kept("the number", key: key, save: save, load: load) {
      isMade = true
      _ = Tensor<Float>.rand([3])
      return 42
    }
    return Run(value: value, isMade: isMade, output: output, drawn: Tensor<Float>.rand([2]).scalars)
  }

  private func files() throws -> [URL] {
    let root = URL(filePath: cache.path)
    return try FileManager.default.subpathsOfDirectory(atPath: cache.path).map { root.appending(path: $0) }
      .filter { !$0.hasDirectoryPath }
  }

  private func file(_ name: String) throws -> URL {
    try #require(try files().first { $0.lastPathComponent == name })
  }

  private func message(_ body: () throws -> Void) -> String {
    do {
      try body()
      return "no error"
    } catch {
      return Chapter.describe(error)
    }
  }

  @Test("the second run uses it, says from when it is, and draws the random numbers that would follow")
  func used() throws {
    let first = try run()
    let second = try run()
    #expect(first.value == 42 && first.isMade && first.output.isEmpty)
    #expect(second.value == 42 && !second.isMade)
    #expect(
      second.output.contains(/^\(the number: kept from \d{4}-\d\d-\d\d \d\d:\d\d; --fresh makes it anew\)/))
    #expect(second.drawn == first.drawn)
  }

  @Test("with --fresh it is made anew and replaced")
  func fresh() throws {
    _ = try run()
    let before = try files().map(\.path).sorted()
    #expect(try run(["--fresh"]).isMade)
    #expect(try files().map(\.path).sorted() == before)
    #expect(try !run().isMade)
  }

  @Test("another key or seed makes another one, and both stay")
  func otherKey() throws {
    _ = try run(key: ["size", "small"])
    #expect(try run(key: ["size", "book"]).isMade)
    #expect(try run(key: ["siz", "esmall"]).isMade)
    #expect(try run(["--seed", "7"], key: ["size", "small"]).isMade)
    #expect(try !run(key: ["size", "small"]).isMade)
  }

  @Test("any damaged byte is an error that names the file and what to do", arguments: ["number", "manifest"])
  func damaged(name: String) throws {
    _ = try run()
    let damaged = try file(name)
    let good = try Data(contentsOf: damaged)
    for place in good.indices {
      var bytes = good
      bytes[place] ^= 1
      try bytes.write(to: damaged)
      let text = message { _ = try run() }
      #expect(text.hasPrefix("\(damaged.path): damaged: "), "byte \(place): \(text)")
      #expect(text.contains("--fresh") && text.contains("llm-training clean") && !text.contains("\n"))
    }
    #expect(try run(["--fresh"]).isMade)
    #expect(try !run().isMade)
  }

  @Test("a missing or an extra file is an error")
  func incomplete() throws {
    _ = try run()
    let number = try file("number")
    try Data().write(to: number.deletingLastPathComponent().appending(path: "extra"))
    #expect(message { _ = try run() }.contains("extra: damaged: it was not there"))
    try FileManager.default.removeItem(at: number)
    #expect(message { _ = try run() }.contains("number: damaged: it cannot be read"))
  }

  @Test("where nothing can be written, the run goes on and says so")
  func unwritable() throws {
    let file = try cache.write("".utf8, as: "a file")
    let result = try run(cache: file)
    #expect(result.value == 42)
    #expect(result.output.hasPrefix("(the number: not kept for the next run: \(file)"), "\(result.output)")
  }

  @Test("if saving fails, nothing half done stays")
  func failedSave() throws {
    struct Full: Error {}
    let place = KeptResults(program: "sample", cache: cache.path).place("x", settings: [], code: "c")
    #expect(throws: Full.self) {
      try place.keep("x") { draft in
        try Data("half".utf8).write(to: draft.appending(path: "files/half"))
        throw Full()
      }
    }
    #expect(try files().filter { $0.lastPathComponent == "half" }.isEmpty)
    #expect(try place.use { $0 } == nil)
  }

  @Test("a result of newer code replaces that of older code, and a used one stays")
  func replaced() throws {
    let results = KeptResults(program: "sample", cache: cache.path)
    let (old, new) = (
      results.place("x", settings: ["s"], code: "1"), results.place("x", settings: ["s"], code: "2")
    )
    try old.keep("x") { try Data("old".utf8).write(to: $0.appending(path: "files/a")) }
    _ = try old.use { _ in
      try new.keep("x") { try Data("new".utf8).write(to: $0.appending(path: "files/a")) }
      #expect(try String(contentsOf: old.files.appending(path: "a"), encoding: .utf8) == "old")
    }
    #expect(try new.use { _ in true } == true)
    try new.keep("x") { try Data("newer".utf8).write(to: $0.appending(path: "files/a")) }
    #expect(try old.use { _ in true } == nil)
    #expect(try String(contentsOf: new.files.appending(path: "a"), encoding: .utf8) == "newer")
  }

  @Test("cleaning lists what is kept with its size, damaged or not, and removes it")
  func cleaning() throws {
    _ = try run()
    _ = try run(key: ["size book"])
    try Data("x".utf8).write(to: try file("manifest"))
    let all = KeptResult.all(cache: cache.path)
    #expect(all.map(\.program) == ["sample", "sample"])
    #expect(all.filter { $0.made == nil }.count == 1 && all.contains { $0.label == "the number" })
    #expect(all.allSatisfy { $0.byteCount > 1000 })
    #expect(all.allSatisfy { $0.remove() })
    #expect(KeptResult.all(cache: cache.path).isEmpty)
    #expect(try FileManager.default.contentsOfDirectory(atPath: cache.path + "/notebooks").isEmpty)
  }
}
