import Foundation
import Tensors
import TestSupport
import Testing

@testable import Notebooks

/// A chapter of three groups, of which the last needs the first. The lines are those of the calls below.
private let text = """
  Chapter("sample").run { notebook in
    let first = try notebook.group { notebook.cell("1 First") }
    try notebook.group {
      notebook.cell("2 Second")
      notebook.cell("2 Second, again")
    }
    try notebook.group {
      notebook.cell("3 Third")
    }
  }
  """

private func groupedChapter(_ notebook: Notebook, file: String, _ log: @escaping (String) -> Void) throws {
  let first = try notebook.group(file: file, line: 2) {
    notebook.cell("1 First", file: file, line: 2)
    log("first")
    let drawn = RandomGenerator.default.nextUInt32()
    notebook.print("drawn", drawn)
    return drawn
  }
  try notebook.group(file: file, line: 3) {
    notebook.cell("2 Second", file: file, line: 4)
    log("second")
    _ = RandomGenerator.default.nextUInt32()
    notebook.cell("2 Second, again", file: file, line: 5)
  }
  try notebook.group(file: file, line: 7) {
    let before = try first.value
    notebook.cell("3 Third", file: file, line: 8)
    log("third")
    notebook.print("sees", before, "draws", RandomGenerator.default.nextUInt32())
  }
}

@Suite("Groups of cells")
struct GroupTests {
  private func run(
    _ arguments: String..., withSources: Bool = true
  ) throws -> (log: [String], output: String) {
    var output = ""
    var log: [String] = []
    try withTemporaryFolder { folder in
      let main = folder.appending(path: "main.swift")
      if withSources { try Data(text.utf8).write(to: main) }
      let notebook = try Notebook(
        name: "sample", options: try ParsedOptions(arguments, declared: SharedOptions.declarations),
        terminal: .recording { output += $0 },
        source: ChapterSource(mainPath: main.path, builtAt: .distantFuture))
      try groupedChapter(notebook, file: main.path) { log.append($0) }
    }
    return (log, output)
  }

  @Test("all run in a whole run, each once")
  func whole() throws {
    #expect(try run().log == ["first", "second", "third"])
  }

  @Test("a selected group runs with those it asks for, in silence, and no others")
  func selected() throws {
    let (log, output) = try run("--cell", "4")
    #expect(log == ["first", "third"])
    #expect(!output.contains("drawn") && output.contains("[4] 3 Third") && output.contains("sees"))
  }

  @Test("a group prints the same, whether the others run or not")
  func independent() throws {
    let (whole, alone) = (try run().output, try run("--cell", "4").output)
    #expect(!alone.isEmpty && whole.hasSuffix(alone))
  }

  @Test("without the sources all groups run, and the cells are counted")
  func withoutSources() throws {
    let (log, output) = try run("--cell", "4", withSources: false)
    #expect(log == ["first", "second", "third"])
    #expect(output.contains("[4] 3 Third") && !output.contains("[1]"))
  }
}
