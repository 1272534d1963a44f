import Foundation
import Testing

@testable import Notebooks

/// Runs a chapter, which ends the program that calls it.
private func runSample(_ arguments: [String], file: String = #filePath, _ body: (Notebook) throws -> Void) {
  Chapter("sample", title: "t", book: "b", notes: "n").run(arguments, file: file, body)
}

@Suite("A run exits with the right status, and after an error with one line")
struct ProgramEndTests {
  private struct SampleError: Error, CustomStringConvertible {
    var description: String { "story.txt is empty:\nfetch it again" }
  }

  @Test("an error of the chapter is one line, and the status is 1")
  func thrownError() async {
    let result = await #expect(processExitsWith: .exitCode(1), observing: [\.standardErrorContent]) {
      runSample([]) { _ in throw SampleError() }
    }
    let text = String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
    #expect(text.contains("sample: story.txt is empty: fetch it again\n"))
  }

  @Test("an error that quotes control characters or very much text does neither harm nor hide its end")
  func hostileError() {
    struct Quoting: Error, CustomStringConvertible { let description: String }
    let line = Chapter.describe(Quoting(description: "a\u{1b}[2Jb\u{7}\u{202e}c\nd"))
    #expect(line == "a\\u{1B}[2Jb\\u{07}\\u{202E}c d")
    let long = Chapter.describe(Quoting(description: String(repeating: "[", count: 40_000) + "get it again"))
    #expect(long.count < 900 && long.hasSuffix("get it again"))
  }

  @Test("a wrong option is one line, nothing runs, and the status is 2")
  func mistakenOption() async {
    let result = await #expect(processExitsWith: .exitCode(2), observing: [\.standardErrorContent]) {
      runSample(["--sise", "3"]) { _ in exit(3) }
    }
    let text = String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
    #expect(text.contains("sample: unknown option --sise; see --help\n"))
  }

  @Test("the run ends after the last selected cell, and the status is 0")
  func lastCell() async {
    let result = await #expect(processExitsWith: .exitCode(0), observing: [\.standardOutputContent]) {
      runSample(["--cell", "2"], file: "/nowhere") { notebook in
        notebook.cell("1 First")
        notebook.cell("2 Second")
        notebook.print("shown")
        notebook.cell("3 Third")
        exit(3)
      }
    }
    let text = String(decoding: result?.standardOutputContent ?? [], as: UTF8.self)
    #expect(text.contains("[2] 2 Second") && text.contains("shown\n") && !text.contains("First"))
  }

  /// Writes a main file with three cells to a folder of its own and returns its path.
  private func makeSource() throws -> String {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let main = folder.appendingPathComponent("main.swift")
    let cells = ["8.1 Before", "8.2 Chosen", "8.3 After"].map { "notebook.cell(\"\($0)\")\n" }
    try cells.joined().write(to: main, atomically: true, encoding: .utf8)
    return main.path
  }

  private func removeSource(_ main: String) {
    try? FileManager.default.removeItem(at: URL(filePath: main).deletingLastPathComponent())
  }

  @Test("--list prints the cells and runs nothing")
  func listing() async throws {
    let path = try makeSource()
    defer { removeSource(path) }
    let result = await #expect(processExitsWith: .exitCode(0), observing: [\.standardOutputContent]) {
      [path = path as String] in
      runSample(["--list"], file: path) { _ in exit(3) }
    }
    let text = String(decoding: result?.standardOutputContent ?? [], as: UTF8.self)
    #expect(text.contains("1\t8.1 Before\n2\t8.2 Chosen\n3\t8.3 After\n"))
  }

  @Test("--help names the options of all chapters and of this one, and runs nothing")
  func help() async {
    let result = await #expect(processExitsWith: .exitCode(0), observing: [\.standardOutputContent]) {
      Chapter("sample", title: "t", book: "b", notes: "n")
        .option("--size", values: ["small", "book"], default: "small", help: "how large")
        .run(["--help"]) { _ in exit(3) }
    }
    let text = String(decoding: result?.standardOutputContent ?? [], as: UTF8.self)
    #expect(text.contains("  --size small|book  how large (default: small)\n"))
    #expect(SharedOptions.declarations.allSatisfy { text.contains("  \($0.name) ") })
  }

  @Test("a failed comparison shows in the status")
  func failedComparison() async {
    await #expect(processExitsWith: .exitCode(1)) {
      runSample([]) { notebook in
        notebook.compare("one", 1, book: 2)
      }
    }
  }

  @Test("cells are found by the section in their titles")
  func section() async throws {
    let path = try makeSource()
    defer { removeSource(path) }
    let result = await #expect(processExitsWith: .exitCode(0), observing: [\.standardOutputContent]) {
      [path = path as String] in
      runSample(["--cell", "8.2", "--no-code"], file: path) { notebook in
        notebook.cell("8.1 Before", file: path, line: 1)
        notebook.cell("8.2 Chosen", file: path, line: 2)
        notebook.cell("8.3 After", file: path, line: 3)
        exit(3)
      }
    }
    let text = String(decoding: result?.standardOutputContent ?? [], as: UTF8.self)
    #expect(text.contains("8.2 Chosen") && !text.contains("8.1 Before"))
  }
}
