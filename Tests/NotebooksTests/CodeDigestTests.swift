import Foundation
import TestSupport
import Testing

@testable import Notebooks

@Suite("A kept result depends on the code behind it, and on no other")
struct CodeDigestTests {
  private let root: URL
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    root = URL(filePath: folder.path)
    try write(
      "Chapters/ch1/Notebook/main.swift",
      """
      Chapter("ch1").run { notebook in
        let trained = try notebook.group { try training(notebook, epochs: 3) }
        try notebook.group { try writing(notebook, trained.value) }
      }
      """)
    try write(
      "Chapters/ch1/Notebook/Cells.swift",
      """
      func training(_ notebook: Notebook, epochs: Int) {
        notebook.cell("1 Training", "Some prose.")
        let setup = Setup()
      }

      // A comment.
      struct Setup { var rate = rates.0 }

      extension Setup { func helper() -> Int { 4 } }

      func writing(_ notebook: Notebook) { notebook.cell("2 Writing") }
      """)
    try write("Chapters/ch1/Notebook/Rates.swift", "let rates = (0.5, 0.1)")
    try write("Chapters/ch1/Lesson/Model.swift", "struct Model {}")
    try write("Chapters/ch2/Lesson/Other.swift", "struct Other {}")
    try write("Shared/Tensors/Tensor.swift", "struct Tensor {}")
  }

  private func write(_ path: String, _ text: String) throws {
    let url = root.appending(path: path)
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try text.write(to: url, atomically: true, encoding: .utf8)
  }

  private func digest(line: Int? = 2, builtAt: Date = .distantFuture) -> String {
    let main = root.appending(path: "Chapters/ch1/Notebook/main.swift").path
    let place = line.map { CellIndex.Place(path: main, line: $0) }
    return ChapterSource(mainPath: main, builtAt: builtAt).codeDigest(until: place)
  }

  /// Replaces text in a file, and returns whether the digest is another one.
  private func changes(_ file: String, _ old: String, _ new: String, line: Int? = 2) throws -> Bool {
    let url = root.appending(path: "Chapters/ch1/Notebook/\(file)")
    let text = try String(contentsOf: url, encoding: .utf8)
    try #require(text.contains(old))
    let before = digest(line: line)
    try text.replacingOccurrences(of: old, with: new).write(to: url, atomically: true, encoding: .utf8)
    defer { try? text.write(to: url, atomically: true, encoding: .utf8) }
    return digest(line: line) != before
  }

  @Test("a number in the cells up to the group, and in what they use, changes it")
  func codeBefore() throws {
    #expect(try changes("main.swift", "epochs: 3", "epochs: 4"))
    #expect(try changes("Cells.swift", "let setup = Setup()", "let setup = Setup(rate: 1)"))
    #expect(try changes("Cells.swift", "var rate = rates.0", "var rate = rates.1"))
    #expect(try changes("Rates.swift", "0.5", "0.6"))
  }

  @Test("prose, comments, other functions and later groups do not")
  func codeBeside() throws {
    #expect(try !changes("Cells.swift", "Some prose.", "Other prose."))
    #expect(try !changes("Cells.swift", "// A comment.", "// Another one."))
    #expect(try !changes("Cells.swift", "\"2 Writing\") }", "\"2 Writing\")\n  work() }"))
    #expect(try !changes("main.swift", "writing(notebook, trained", "reading(notebook, trained"))
    #expect(try changes("Cells.swift", "\"2 Writing\") }", "\"2 Writing\")\n  work() }", line: 3))
    #expect(try changes("main.swift", "writing(notebook, trained", "reading(notebook, trained", line: nil))
  }

  @Test(
    "lessons and shared code change it",
    arguments: ["Chapters/ch2/Lesson/Other.swift", "Shared/Tensors/Tensor.swift"])
  func lessons(path: String) throws {
    let before = digest()
    try write(path, "struct Changed {}")
    #expect(digest() != before)
  }

  @Test("if a file is newer than the program, the program counts")
  func stale() throws {
    let stale = digest(builtAt: .distantPast)
    #expect(stale != digest())
    try write("Shared/Tensors/Tensor.swift", "struct Changed {}")
    #expect(digest(builtAt: .distantPast) == stale)
  }

  @Test("the listing shows the label of what is kept, not how")
  func listing() throws {
    let file = SourceFile(
      path: "/a.swift",
      text: """
        notebook.cell("1 A")
        let trained = try notebook.kept(
          "trained model", key: ["seed \\(notebook.seed(default: 1))"], save: save, load: load
        ) {
          try train(notebook.number("--epochs"))
        }
        """)
    #expect(
      file.cellListing(line: 1, helpers: []) == [
        .code(
          """
          let trained = try kept("trained model") {
            try train(number("--epochs"))
          }
          """)
      ])
  }
}
