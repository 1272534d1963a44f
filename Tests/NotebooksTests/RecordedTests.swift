import Tensors
import Testing

@testable import Notebooks

@Suite("Values are compared with recorded ones on the project's own data")
struct RecordedTests {
  /// Runs comparisons on each kind of data and returns the output.
  private func output(on data: DataKind) throws -> String {
    var output = ""
    let options = try ParsedOptions([], declared: SharedOptions.declarations)
    let source = ChapterSource(mainPath: "/nowhere/main.swift", builtAt: nil)
    let notebook = try Notebook(
      name: "sample", options: options, terminal: .recording { output += $0 }, source: source)
    notebook.compare("words", 824, book: 1130, recorded: 824, on: data)
    notebook.compare("text", "b", book: "a", recorded: "b", on: data, source: .notes)
    notebook.compare("ids", Tensor([[3]]), book: Tensor([[1]]), recorded: Tensor([[3]]), on: data)
    return output
  }

  @Test("what agrees with an earlier run says so in one line")
  func standIn() throws {
    #expect(
      try output(on: .standIn) == """
        ✓ words   824   as recorded
        ✓ text   "b"   as recorded
        ✓ ids   3   as recorded

        """)
  }

  @Test("on the book's data the book's values count, on a mixture none")
  func others() throws {
    let book = try output(on: .book)
    #expect(
      book.contains("✗ words   yours 824   book 1130") && book.contains("notes") && book.contains("\"a\""))
    #expect(!book.contains("recorded"))
    let mixed = try output(on: .mixed(missing: "vocab.bpe"))
    #expect(mixed.split(separator: "\n").count == 3)
    #expect(mixed.hasPrefix("– words   not compared: needs vocab.bpe\n"))
  }

  @Test("a long list that agrees is shown once")
  func longList() throws {
    var output = ""
    let options = try ParsedOptions([], declared: SharedOptions.declarations)
    let source = ChapterSource(mainPath: "/nowhere/main.swift", builtAt: nil)
    let notebook = try Notebook(
      name: "sample", options: options, terminal: .recording { output += $0 }, source: source)
    let words = (1...12).map { "word\($0)" }
    notebook.compare("words", words, book: words)
    let lines = output.split(separator: "\n")
    #expect(lines.count >= 2 && lines[0] == "✓ words   as the book prints it")
    #expect(output.ranges(of: "word1\"").count == 1)
  }
}
