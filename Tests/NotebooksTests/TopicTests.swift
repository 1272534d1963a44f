import Foundation
import TestSupport
import Testing

@testable import Notebooks

/// A chapter of one cell with two topics, in a file of their own. The lines are those of the calls below.
private let main = """
  Chapter("sample").run { notebook in
    try notebook.group { notebook.cell("1 Chapter") }
    try topics(notebook)
  }
  """
private let topics = """
  func topics(_ notebook: Notebook) throws {
    try notebook.topic("rope", "Rotary positions", names: ["RoPE", "position interpolation"], in: [.notes, .deck], seconds: 3) {
      notebook.cell("RoPE: first")
      notebook.cell("RoPE: second")
    }
    try notebook.topic("order", "Order", names: ["positions"], in: [.blog], seconds: 0) {
      order(notebook)
    }
  }
  """
private let cells = """
  func order(_ notebook: Notebook) {
    notebook.cell("Order: lost")
  }
  """

private func sample(_ notebook: Notebook, in folder: URL) throws {
  let (main, list) = (folder.appending(path: "main.swift").path, folder.appending(path: "Topics.swift").path)
  let other = folder.appending(path: "Topics/Order.swift").path
  try notebook.group(file: main, line: 2) { notebook.cell("1 Chapter", file: main, line: 2) }
  try notebook.topic(
    "rope", "Rotary positions", names: ["RoPE", "position interpolation"], in: [.notes, .deck], seconds: 3,
    file: list, line: 2
  ) {
    notebook.cell("RoPE: first", file: list, line: 3)
    notebook.cell("RoPE: second", file: list, line: 4)
  }
  try notebook.topic("order", "Order", names: ["positions"], in: [.blog], seconds: 0, file: list, line: 6) {
    notebook.cell("Order: lost", file: other, line: 2)
    notebook.claim("it is lost", true)
  }
}

@Suite("Topics of a chapter")
struct TopicTests {
  private func source(in folder: URL) throws -> ChapterSource {
    try FileManager.default.createDirectory(
      at: folder.appending(path: "Topics"), withIntermediateDirectories: true)
    for (name, text) in [("main", main), ("Topics", topics), ("Topics/Order", cells)] {
      try Data(text.utf8).write(to: folder.appending(path: name + ".swift"))
    }
    return ChapterSource(
      mainPath: folder.appending(path: "main.swift").path, builtAt: .distantFuture)
  }

  private func run(_ arguments: String..., withSources: Bool = true) throws -> String {
    var output = ""
    try withTemporaryFolder { folder in
      let source =
        withSources
        ? try source(in: folder) : ChapterSource(mainPath: folder.path + "/main.swift", builtAt: nil)
      let notebook = try Notebook(
        name: "sample", options: try ParsedOptions(arguments, declared: SharedOptions.declarations),
        terminal: .recording { output += $0 }, source: source)
      try sample(notebook, in: folder)
      _ = try notebook.finish()
    }
    return output
  }

  private func titles(_ output: String) -> [String] {
    output.split(separator: "\n").filter { $0.hasPrefix("── [") }.map { line in
      line.trimmingCharacters(in: CharacterSet(charactersIn: "─ "))
    }
  }

  @Test("are read from the source, with names, documents, seconds and cells")
  func entries() throws {
    try withTemporaryFolder { folder in
      let source = try source(in: folder)
      let topics = source.topics
      #expect(
        topics == [
          TopicEntry(
            word: "rope", title: "Rotary positions", names: ["RoPE", "position interpolation"],
            documents: ["notes", "deck"], seconds: 3, cells: 2..<4),
          TopicEntry(
            word: "order", title: "Order", names: ["positions"], documents: ["blog"], seconds: 0, cells: 4..<5
          ),
        ])
      #expect(source.cells(ofTopics: false).map(\.title) == ["1 Chapter"])
      #expect(source.cells(ofTopics: true).map(\.number) == [2, 3, 4])
    }
  }

  @Test("do not run with the chapter, whose last line names them")
  func plain() throws {
    let output = try run()
    #expect(titles(output) == ["[1] 1 Chapter"])
    #expect(output.contains("Beyond the book: rope, order."))
    #expect(output.contains("--topics"))
    #expect(try !run("--quiet").contains("Beyond") && !run("--cell", "1").contains("Beyond"))
  }

  @Test("run when asked for: all, or one by its word or by words of its names")
  func chosen() throws {
    #expect(try titles(run("--topics")) == ["[2] RoPE: first", "[3] RoPE: second", "[4] Order: lost"])
    #expect(try titles(run("--topic", "order")) == ["[4] Order: lost"])
    #expect(try titles(run("--topic", "Interpolation")) == ["[2] RoPE: first", "[3] RoPE: second"])
    #expect(try titles(run("--topics", "--cell", "3")) == ["[3] RoPE: second"])
    #expect(try titles(run("--topics", "--from", "3")) == ["[3] RoPE: second", "[4] Order: lost"])
    #expect(try run("--topic", "order").contains("✓ it is lost"))
  }

  @Test("have a command that shows the same, which pages name")
  func command() throws {
    try withTemporaryFolder { folder in
      let source = try source(in: folder)
      for (arguments, command) in [
        ([], "sample"), (["--topics"], "sample --topics"), (["--topic", "rope"], "sample --topic rope"),
        (["--topic", "position interpolation"], "sample --topic 'position interpolation'"),
      ] {
        let notebook = try Notebook(
          name: "sample", options: try ParsedOptions(arguments, declared: SharedOptions.declarations),
          terminal: .recording { _ in }, source: source)
        #expect(notebook.command == command)
      }
    }
  }

  @Test("an unknown word is an error that names the topics; the chapter's cells are not among theirs")
  func unknown() throws {
    #expect(throws: OptionError("--topic: no zebra among rope, order")) { try run("--topic", "zebra") }
    #expect(throws: OptionError.self) { try run("--topics", "--cell", "1") }
    #expect(throws: OptionError.self) { try run("--cell", "order") }
  }

  @Test("without the sources, the chapter runs alone")
  func withoutSources() throws {
    #expect(try titles(run(withSources: false)) == ["[1] 1 Chapter"])
    #expect(throws: OptionError("--topics needs the source files")) {
      try run("--topics", withSources: false)
    }
  }
}
