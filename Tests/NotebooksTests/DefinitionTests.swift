import Foundation
import Testing

@testable import Notebooks

@Suite("The cells show what the book defines")
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
