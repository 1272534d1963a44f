import Foundation
import Testing

@testable import Notebooks

/// A chapter of three cells; its code is what the notebook shows.
private func sampleChapter(_ notebook: Notebook) {
  notebook.cell("1.1 First", "Some prose.")
  let a = 20
  notebook.print("a is", a)
  notebook.compare("a", a, book: 20)

  notebook.cell("1.2 Second")
  let b = a + 1
  notebook.show("b", b)
  notebook.expectDifference("b", b, book: 20, reason: "the notes forget one")

  notebook.cell("2 Third")
  notebook.compare("sum", Double(a + b), book: 41.5, note: "made to fail")
  notebook.skipComparison("loss", because: "needs the real text")
}

@Suite("A notebook prints what the options select")
struct NotebookTests {
  /// Runs the sample chapter and returns its output, without the title lines, and the exit status.
  private func run(
    _ arguments: String..., source: ChapterSource? = nil, width: Int = 60
  ) throws -> (String, Int32) {
    var output = ""
    var terminal = Terminal.recording { output += $0 }
    terminal.width = width
    let options = try ParsedOptions(arguments, declared: SharedOptions.declarations)
    let source = source ?? ChapterSource(mainPath: "/nowhere/main.swift", builtAt: nil)
    let notebook = try Notebook(
      name: "sample", options: options, terminal: terminal, source: source)
    sampleChapter(notebook)
    let status = try notebook.finish()
    return (output, status)
  }

  @Test("headings, output, verdicts and the summary, in this order")
  func everything() throws {
    let (output, status) = try run("--no-code")
    #expect(
      output == """

        ── [1] 1.1 First ───────────────────────────────────────────

        Some prose.

        a is 20
        ✓ a   yours 20   book 20   difference none

        ── [2] 1.2 Second ──────────────────────────────────────────

        b: 21
        ≠ b   yours 21   notes 20   difference not equal
            differs: the notes forget one

        ── [3] 2 Third ─────────────────────────────────────────────

        ✗ sum   yours 41.0000   book 41.5000   difference 5.0e-01
            differs: made to fail
        – loss   not compared: needs the real text

        3 comparisons: 1 agree, 1 different as explained, 1 failed, 1 not compared (failed: cell 3: sum)

        """)
    #expect(status == 1)
  }

  @Test("on a narrow terminal, no line is longer than it", arguments: [20, 33])
  func narrow(width: Int) throws {
    let source = ChapterSource(mainPath: #filePath, builtAt: .distantFuture)
    let (output, _) = try run(source: source, width: width)
    #expect(output.split(separator: "\n").allSatisfy { $0.count <= width }, "\(output)")
    let (wide, _) = try run(source: source, width: 100)
    #expect(output.filter { !$0.isWhitespace && $0 != "─" } == wide.filter { !$0.isWhitespace && $0 != "─" })
  }

  @Test("with --quiet, only headings, comparisons and the summary")
  func quiet() throws {
    let (output, _) = try run("--quiet")
    #expect(!output.contains("Some prose.") && !output.contains("a is") && !output.contains("code not shown"))
    #expect(output.contains("[1] 1.1 First") && output.contains("✓ a") && output.contains("✗ sum"))
  }

  @Test("cells before the selected one run without output, and their comparisons do not count")
  func silentCells() throws {
    let (output, status) = try run("--from", "3", "--quiet")
    #expect(!output.contains("First") && !output.contains("✓"))
    #expect(output.contains("1 comparison: 0 agree, 1 failed"))
    #expect(status == 1)
  }

  @Test("the code of a cell is what is in this file")
  func code() throws {
    let source = ChapterSource(mainPath: #filePath, builtAt: .distantFuture)
    var output = ""
    let options = try ParsedOptions([], declared: SharedOptions.declarations)
    let notebook = try Notebook(
      name: "sample", options: options, terminal: .recording { output += $0 }, source: source)
    sampleChapter(notebook)
    #expect(output.contains("\n    let b = a + 1\n    show(\"b\", b)\n"))
    #expect(!output.contains("cell(") && !output.contains("    compare(") && !output.contains("notebook"))
  }

  @Test("code that is missing or newer than the program is not shown, and one line says so")
  func staleCode() throws {
    let (missing, _) = try run()
    let line = "(code not shown: NotebookTests.swift is no longer where it was compiled)"
    #expect(missing.components(separatedBy: line).count == 2)
    let (stale, _) = try run(source: ChapterSource(mainPath: #filePath, builtAt: .distantPast))
    #expect(stale.contains("(code not shown: NotebookTests.swift has changed since this program was built)"))
    #expect(!stale.contains("let b"))
  }

  @Test("a selected cell that is never reached is an error")
  func unreachedCell() throws {
    #expect(throws: OptionError.self) { try run("--cell", "9") }
  }

  @Test("a claim is printed with its verdict and counted, even with --quiet; one that does not hold fails")
  func claims() throws {
    var output = ""
    let notebook = try Notebook(
      name: "sample", options: try ParsedOptions(["--quiet"], declared: SharedOptions.declarations),
      terminal: .recording { output += $0 },
      source: ChapterSource(mainPath: "/nowhere/main.swift", builtAt: nil))
    notebook.cell("1 Claims")
    notebook.claim("one is one", 1 == 1)
    notebook.claim("one is two", 1 == 2)
    #expect(try notebook.finish() == 1)
    #expect(
      output.hasSuffix(
        """
        ✓ one is one
        ✗ one is two
            differs

        1 of 2 claims hold (failed: cell 1: one is two)

        """), "\(output)")
  }

  @Test("a control shows one state and keeps all")
  func controls() throws {
    var output = ""
    let notebook = try Notebook(
      name: "sample", options: try ParsedOptions([], declared: SharedOptions.declarations),
      terminal: .recording { output += $0 },
      source: ChapterSource(mainPath: "/nowhere/main.swift", builtAt: nil))
    notebook.cell("1 Control")
    notebook.control("size", states: ["small", "large"], shown: 1) { notebook.print("state", $0) }
    #expect(output.contains("state 1\nsize: small · [large]") && !output.contains("state 0"))
    guard case .control(let control)? = notebook.records.first?.outputs.first else {
      Issue.record("no control is kept")
      return
    }
    #expect(control.outputs.count == 2)
  }

  @Test("colours need a terminal and yield to NO_COLOR")
  func colors() {
    #expect(Terminal.showsColors(isTerminal: true, [:]))
    #expect(Terminal.showsColors(isTerminal: true, ["NO_COLOR": ""]))
    #expect(!Terminal.showsColors(isTerminal: false, [:]))
    #expect(!Terminal.showsColors(isTerminal: true, ["NO_COLOR": "1"]))
    #expect(!Terminal.showsColors(isTerminal: true, ["TERM": "dumb"]))
  }
}
