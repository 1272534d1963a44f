import Foundation
import Tensors
import Testing

@testable import Notebooks

/// A chapter of four cells, which notes what it runs. It is no function, as the cells of this file are found from
/// its top.
nonisolated(unsafe) private let steppedChapter = { (notebook: Notebook, ran: (Int) -> Void) in
  notebook.cell("1.1 First", "The beginning of a story.")
  ran(1)
  notebook.show("weights", Tensor<Float>([[1, 2], [3, 6]]))

  notebook.cell("1.2 Second", "It has a question.")
  notebook.ask("What comes next?")
  ran(2)
  notebook.print("the answer")

  notebook.cell("2 Third", "Here the word lantern stands.")
  ran(3)
  notebook.show("ids", Tensor<Int>([4, 5]))
  notebook.claim("third claim", true)

  notebook.cell("3 Fourth")
  ran(4)
  notebook.print("the last output")
}

@Suite("--step follows the reader's keys")
struct StepTests {
  /// What happened in a session, in order: what was printed, with the keys in braces.
  private struct Session {
    var output = ""
    var ran: [Int] = []
    var commands: [[String]] = []
    var restarts: [[String]] = []
  }

  private func session(
    _ keys: [String], arguments: [String] = ["--step"], environment: [String: String] = [:],
    commandStatus: Int32 = 0
  ) throws -> Session {
    var session = Session()
    let options = try ParsedOptions(arguments, declared: SharedOptions.declarations)
    let notebook = try Notebook(
      name: "sample", options: options, terminal: .recording { session.output += $0 },
      source: ChapterSource(mainPath: #filePath, builtAt: .distantFuture))
    var rest = keys[...]
    // When the keys are used up, the reader presses Return.
    let stepper = Stepper {
      let key = rest.popFirst() ?? ""
      session.output += "{\(key)}"
      return key
    }
    stepper.environment = environment
    stepper.arguments = arguments
    stepper.run = {
      session.commands.append($0)
      return commandStatus
    }
    stepper.restart = { session.restarts.append($0) }
    notebook.stepper = stepper
    steppedChapter(notebook, { session.ran.append($0) })
    _ = try notebook.finish()
    return session
  }

  /// What was printed between a key and the next one.
  private func answer(to key: String, in session: Session) throws -> String {
    let after = try #require(session.output.range(of: "{\(key)}")).upperBound
    return String(session.output[after...].prefix { $0 != "{" })
  }

  @Test("Return runs each cell, and an answer waits for it")
  func returns() throws {
    let session = try session([])
    #expect(session.ran == [1, 2, 3, 4])
    #expect(session.output.components(separatedBy: "{}").count == 7)  // four cells, an answer and the end
    let parts = session.output.components(separatedBy: "{}")
    #expect(parts[2].contains("What comes next?") && !parts[2].contains("\nthe answer\n"))
    #expect(parts[3].hasPrefix("the answer\n"))
  }

  @Test("b shows the cells before with their outputs, and runs nothing twice")
  func back() throws {
    let session = try session(["", "", "", "b", "b", "b", "", "", "", ""])
    #expect(session.ran == [1, 2, 3, 4])
    let parts = session.output.components(separatedBy: "{b}")
    #expect(parts[1].contains("[2] 1.2 Second") && parts[1].contains("the answer"))
    #expect(parts[1].contains("print(\"the answer\")"))
    #expect(parts[2].contains("[1] 1.1 First") && parts[2].contains("weights"))
    #expect(parts[3].hasPrefix("This is the first cell."))
    #expect(parts[3].contains("[2] 1.2 Second") && parts[3].contains("[3] 2 Third"))
  }

  @Test("a number or section ahead runs silently up to it; one behind shows it")
  func jump() throws {
    let session = try session(["3", "1.1", "1.2"])
    let ahead = try answer(to: "3", in: session)
    #expect(ahead.hasPrefix("Running up to cell 3 …\n\n── [3] 2 Third"))
    #expect(try answer(to: "1.1", in: session).contains("[1] 1.1 First"))
    #expect(try answer(to: "1.2", in: session).contains("the answer"))
    #expect(session.ran == [1, 2, 3, 4])
  }

  @Test("what ran silently can be seen later, and its claims count")
  func silentRecords() throws {
    let session = try session(["4", "b"])
    #expect(try answer(to: "b", in: session).contains("third claim"))
    #expect(session.output.contains("1 claim"))
    #expect(!session.output.contains("There is no"))
  }

  @Test("/word goes to the next cell with it in title or prose, and begins again after the last")
  func search() throws {
    let session = try session(["/here the WORD", "/beginning", "/zebra"])
    #expect(try answer(to: "/here the WORD", in: session).contains("[3] 2 Third"))
    #expect(session.ran == [1, 2, 3, 4])
    #expect(try answer(to: "/beginning", in: session).contains("[1] 1.1 First"))
    #expect(try answer(to: "/zebra", in: session).hasPrefix("No cell has “zebra”"))
  }

  @Test("i inspects what a cell showed: shape, type, range, first values, and a matrix as a heat map")
  func inspect() throws {
    let session = try session(["i weights", "", "i weights", "i WEI", "i", "i other", "3", "", "i ids"])
    #expect(try answer(to: "i weights", in: session).hasPrefix("No cell has shown a tensor yet."))
    let text = try #require(session.output.components(separatedBy: "{i weights}").last)
    #expect(text.hasPrefix("weights: shape [2, 2], float32, 4 values\n"))
    #expect(text.contains("minimum 1.0000   mean 3.0000   maximum 6.0000"))
    #expect(text.contains("first values 1.0000, 2.0000, 3.0000, 6.0000\n"))
    #expect(text.contains("\n   1.00   2.00\n   3.00   6.00\n"))
    #expect(try answer(to: "i WEI", in: session).hasPrefix("weights: shape"))
    #expect(try answer(to: "i", in: session).contains("  weights  [2, 2]"))
    #expect(try answer(to: "i other", in: session).hasPrefix("No tensor is called other."))
    #expect(
      try answer(to: "i ids", in: session).hasPrefix(
        "ids: shape [2], int64, 2 values\n  minimum 4   mean 4.5"))
  }

  @Test("s shows a declaration, or says what is like it")
  func source() throws {
    let session = try session(["s CellSelection", "s CelSelection"])
    #expect(try answer(to: "s CellSelection", in: session).contains("struct CellSelection"))
    #expect(try answer(to: "s CelSelection", in: session).contains("do you mean CellSelection"))
  }

  @Test("e opens the file of the cell that is seen at its line")
  func edit() throws {
    let session = try session(["", "b", "e"], environment: ["EDITOR": "vi", "VISUAL": "code --wait"])
    let line = try #require(Int(session.commands[0].last?.split(separator: ":").last ?? ""))
    #expect(session.commands == [["code", "--wait", "-g", "\(#filePath):\(line)"]])
    let text = try String(contentsOfFile: #filePath, encoding: .utf8).components(separatedBy: "\n")
    #expect(text[line - 1].contains("notebook.cell(\"1.1 First\""))
    let unset = try self.session(["e"])
    #expect(unset.commands.isEmpty && unset.output.contains("Neither VISUAL nor EDITOR is set"))
  }

  @Test("r builds the program, and starts it at the same cell with the same options")
  func rebuild() throws {
    let session = try session(["", "r"], arguments: ["--step", "--seed", "7"])
    #expect(session.commands.first?.prefix(2) == ["swift", "build"])
    #expect(session.restarts == [["--step", "--seed", "7", "--from", "2"]])
    let failed = try self.session(["r"], commandStatus: 1)
    #expect(failed.restarts.isEmpty && failed.output.contains("The build failed"))
    #expect(failed.ran == [1, 2, 3, 4])
  }

  @Test("a cell before the run's first needs a new start, one that is not selected is refused")
  func notInRun() throws {
    let session = try session(["b", "1"], arguments: ["--step", "--from", "3"])
    #expect(session.restarts == [["--step", "--from", "2"], ["--step", "--from", "1"]])
    let listed = try self.session(["1", "3", "4"], arguments: ["--step", "--cell", "2,4"])
    #expect(listed.restarts.isEmpty)
    #expect(try answer(to: "1", in: listed).hasPrefix("Cell 1 is not part of this run."))
    #expect(try answer(to: "3", in: listed).hasPrefix("Cell 3 is not part of this run."))
    #expect(try answer(to: "4", in: listed).contains("[4] 3 Fourth"))
  }

  @Test("unknown keys do nothing but say so, and ? lists the keys")
  func unknown() throws {
    let session = try session(["x", "99", "b 3", "?"])
    #expect(try answer(to: "x", in: session).hasPrefix("“x” is not a key; ? lists them."))
    #expect(try answer(to: "99", in: session).hasPrefix("There is no cell 99"))
    #expect(try answer(to: "b 3", in: session).hasPrefix("“b 3” is not a key"))
    #expect(try answer(to: "?", in: session).contains("i NAME"))
    #expect(session.ran == [1, 2, 3, 4])
  }

  @Test("without a terminal, --step just runs")
  func pipe() throws {
    var output = ""
    let options = try ParsedOptions(["--step", "--no-code"], declared: SharedOptions.declarations)
    let notebook = try Notebook(
      name: "sample", options: options, terminal: .recording { output += $0 },
      source: ChapterSource(mainPath: "/nowhere/main.swift", builtAt: nil))
    steppedChapter(notebook, { _ in })
    #expect(try notebook.finish() == 0)
    #expect(!output.contains("Return") && output.contains("the last output"))
  }
}
