import Foundation
import Testing

@testable import Notebooks

@Suite("Options are checked before anything runs")
struct OptionsTests {
  private let cells = [
    "3.3.1 Attention scores", "3.3.2 Self-attention", "3.4 Causal masks", "3.5 The mask", "3.5 Dropout",
  ].enumerated().map { index, title in
    CellEntry(number: index + 1, title: title, path: "", line: index)
  }

  private func parse(_ arguments: String...) throws -> ParsedOptions {
    let own = [
      OptionDeclaration(name: "--size", kind: .choice(["small", "book"], default: "small"), help: ""),
      OptionDeclaration(
        name: "--steps", kind: .integer(placeholder: "N", 1...100, default: 10), help: ""),
    ]
    return try ParsedOptions(arguments, declared: SharedOptions.declarations + own)
  }

  private func message(_ body: () throws -> Void) -> String? {
    do {
      try body()
      return nil
    } catch {
      return "\(error)"
    }
  }

  @Test("arguments are kept in order where they are allowed, and are errors elsewhere")
  func plainWords() throws {
    let size = OptionDeclaration(
      name: "--size", kind: .choice(["small", "book"], default: "small"), help: "")
    let words = ["gpt2", "--size", "book", "vocab.bpe"]
    let options = try ParsedOptions(words, declared: [size], takesArguments: true)
    #expect(options.arguments == ["gpt2", "vocab.bpe"])
    #expect(options.text("--size") == "book")
    #expect(message { _ = try parse("gpt2") } == "unexpected argument \"gpt2\"; see --help")
  }

  @Test("a value is the next argument or follows =; the last one counts; defaults apply")
  func values() throws {
    let options = try parse("--size", "book", "--steps=5", "--steps", "7", "--quiet")
    #expect(options.text("--size") == "book")
    #expect(options.integer("--steps") == 7)
    #expect(options.flag("--quiet") && !options.flag("--step"))
    #expect(try parse().text("--size") == "small")
    #expect(try parse().integer("--steps") == 10)
    #expect(try parse().integer("--seed") == nil)
  }

  @Test(
    "an error is one line that names the option and points to --help",
    arguments: [
      (["--sise", "x"], "unknown option --sise"),
      (["--size"], "--size needs a value (small|book)"),
      (["--cell", "--list"], "--cell needs a value (N)"),
      (["--size", "huge"], "--size must be small or book, not \"huge\""),
      (["--seed", "abc"], "--seed needs a whole number, not \"abc\""),
      (["--seed", "-1"], "--seed must be at least 0, not -1"),
      (["--steps=101"], "--steps must be in 1...100, not 101"),
      (["--quiet=yes"], "--quiet takes no value"),
      (["extra"], "unexpected argument \"extra\""),
    ])
  func mistakes(arguments: [String], expected: String) {
    let own = [
      OptionDeclaration(name: "--size", kind: .choice(["small", "book"], default: "small"), help: ""),
      OptionDeclaration(name: "--steps", kind: .integer(placeholder: "N", 1...100, default: 10), help: ""),
    ]
    let text = message { _ = try ParsedOptions(arguments, declared: SharedOptions.declarations + own) }
    #expect(text == expected + "; see --help")
  }

  private func numbers(_ arguments: String...) throws -> [Int] {
    let options = try ParsedOptions(arguments, declared: SharedOptions.declarations)
    let selection = try CellSelection(options, cells: cells)
    return (1...cells.count).filter(selection.includes)
  }

  @Test("cells are chosen by number, by list, by section and by range")
  func selection() throws {
    #expect(try numbers() == [1, 2, 3, 4, 5])
    #expect(try numbers("--cell", "2") == [2])
    #expect(try numbers("--cell", "1,3.5") == [1, 4, 5])
    #expect(try numbers("--cell", "3.3") == [1, 2])
    #expect(try numbers("--from", "3.4") == [3, 4, 5])
    #expect(try numbers("--to", "3.5") == [1, 2, 3, 4, 5])
    #expect(try numbers("--from", "2", "--to", "3.4") == [2, 3])
    #expect(try numbers("--cell", "2-4") == [2, 3, 4])
    #expect(try numbers("--cell", "3.3-3.4,5") == [1, 2, 3, 5])
    #expect(try numbers("--cell", "2-3.5") == [2, 3, 4, 5])
  }

  @Test("cells are chosen by words of their titles, in any case and order")
  func titles() throws {
    #expect(try numbers("--cell", "mask") == [3, 4])
    #expect(try numbers("--cell", "SCORES attention") == [1])
    #expect(try numbers("--cell", "self-attention,dropout") == [2, 5])
    #expect(try numbers("--from", "causal") == [3, 4, 5])
    #expect(throws: OptionError.self) { try numbers("--cell", "ask") }
  }

  @Test("the run ends after the last chosen cell")
  func lastCell() throws {
    let options = try ParsedOptions(["--cell", "4,2"], declared: SharedOptions.declarations)
    #expect(try CellSelection(options, cells: cells).last == 4)
  }

  @Test(
    "selecting cells that do not exist is an error",
    arguments: [
      (["--cell", "99"], "--cell: no cell 99; cells are numbered 1 to 5"),
      (["--cell", "0"], "--cell: no cell 0; cells are numbered 1 to 5"),
      (["--from", "3.9"], "--from: no section 3.9; try --list"),
      (["--cell", "1,"], "--cell needs a cell number, a section or words of a title"),
      (["--cell", "4-2"], "--cell: in 4-2, 4 is after 2"),
      (["--cell", "2-9"], "--cell: no cell 9; cells are numbered 1 to 5"),
      (["--cell", "zebra"], "--cell: no section or title with zebra; try --list"),
      (["--from", "4", "--to", "2"], "--from is after --to"),
      (["--cell", "1", "--to", "2"], "--cell and --to cannot be combined"),
    ])
  func selectionMistakes(arguments: [String], expected: String) throws {
    let options = try ParsedOptions(arguments, declared: SharedOptions.declarations)
    #expect(message { _ = try CellSelection(options, cells: cells) } == expected + "; see --help")
  }

  @Test("without the source, numbers still work but sections are refused")
  func withoutSource() throws {
    let byNumber = try ParsedOptions(["--cell", "7"], declared: SharedOptions.declarations)
    #expect(try CellSelection(byNumber, cells: []).includes(7))
    let bySection = try ParsedOptions(["--cell", "3.4"], declared: SharedOptions.declarations)
    #expect(throws: OptionError.self) { try CellSelection(bySection, cells: []) }
  }

  @Test("--data must name a folder")
  func dataFolder() throws {
    let missing = try parse("--data", "/no/such/folder")
    #expect(
      message { _ = try SharedOptions.dataFolder(missing) }
        == "--data: there is no folder /no/such/folder; see --help")
    let folder = try parse("--data", FileManager.default.temporaryDirectory.path)
    #expect(try SharedOptions.dataFolder(folder) != nil)
  }
}
