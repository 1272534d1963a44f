import Foundation
import Testing

@testable import Notebooks

@Suite("The listings of the chapters show the definitions, and hide nothing that matters")
struct DefinitionTests {

  @Test("The book defines 62 names, the notes one more")
  func count() {
    #expect(BookDefinition.all.count == 63)
    #expect(Set(BookDefinition.all.map(\.description)).count == 63)
  }

  @Test("A definition is shown in the cell where the book has it", arguments: BookDefinition.all)
  func definition(_ definition: BookDefinition) throws {
    let cells = try Chapters.cells(of: definition.chapter).filter {
      $0.cell.title.hasPrefix(definition.cell)
    }
    try #require(!cells.isEmpty, "no cell \(definition.cell)")
    for name in definition.ours {
      #expect(cells.contains { $0.parts.contains(.source(name)) }, "\(name) is not shown")
    }
    if definition.ours.isEmpty { #expect(cells.contains { !$0.parts.isEmpty }) }
  }

  /// Words that change a value, draw a random number, or can end the run.
  private static let changing: Set<String> = [
    "try", "var", "manualSeed", "rand", "randn", "multinomial", "train", "backward", "step", "zeroGradient",
    "append", "removeLast", "mergeOnce", "load", "finish", "write",
  ]

  @Test("Statements that a listing leaves out change no value", arguments: Chapters.names)
  func hiddenStatements(chapter: String) throws {
    for (cell, _) in try Chapters.cells(of: chapter) {
      let text = try String(contentsOfFile: cell.path, encoding: .utf8)
      let code = try #require(SourceFile(path: cell.path, text: text).code(ofCellAt: cell.line))
      let statements = SourceFile(path: cell.path, text: code)
      for range in statements.statements(where: { SourceFile.isPlumbing($0, helpers: []) }) {
        for case .word(let word) in statements.tokens.filter({ range.contains($0.line) }).map(\.kind) {
          #expect(!Self.changing.contains(word), "\(cell.title): \(word) in a hidden statement")
        }
      }
    }
  }

  @Test("The summary says what was built, and all of it has a source", arguments: Chapters.names)
  func summary(chapter: String) throws {
    var library = SourceLibrary(mainPath: Chapters.mainPath(of: chapter))
    let lists = try Chapters.cells(of: chapter).compactMap { cell, _ -> String? in
      let text = try String(contentsOfFile: cell.path, encoding: .utf8)
      let code = try #require(SourceFile(path: cell.path, text: text).code(ofCellAt: cell.line))
      return code.contains("notebook.built(") ? code : nil
    }
    let list = try #require(lists.first)
    let names = list.matches(of: /"([\w.]+)":/).map { String($0.output.1) }
    #expect(names.count == 5, "\(names)")
    for name in names { #expect(!library.listings(of: name).isEmpty, "\(name) is nowhere") }
  }
}
