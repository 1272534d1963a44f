import Testing

@testable import Notebooks

@Suite("The cells of a chapter are listed without running it")
struct CellIndexTests {
  private let main = SourceFile(
    path: "/main.swift",
    text: """
      Chapter("ch", title: "T", book: "b", notes: "n").run { notebook in
        notebook.cell("0 Before")
        let helper = notebook.seed(default: 1)
        notebook.show("a number", helper)
        try second(notebook)
        try first(notebook)
        for _ in 1...2 { try first(notebook) }
      }
      func local(_ notebook: Notebook) { notebook.cell("never called") }
      """)
  private let sections = SourceFile(
    path: "/Sections.swift",
    text: """
      func first(_ notebook: Notebook) throws {
        notebook.cell("3.3.1 First")
        helper(notebook)
      }
      func second<T: Equatable>(_ notebook: T) {
        notebook.cell("3.4 Second")
        second(notebook)
      }
      func helper(_ notebook: Notebook) {
        notebook.cell("3.3.2 Of a \\"helper\\"")
      }
      """)

  @Test("in the order of the calls, each once, and without functions that are not called")
  func order() {
    let cells = CellIndex(main: main, others: [sections]).cells
    #expect(cells.map(\.title) == ["0 Before", "3.4 Second", "3.3.1 First", "3.3.2 Of a \"helper\""])
    #expect(cells.map(\.number) == [1, 2, 3, 4])
    #expect(cells.map(\.line) == [2, 6, 2, 10])
    #expect(cells.map(\.path) == ["/main.swift", "/Sections.swift", "/Sections.swift", "/Sections.swift"])
  }

  @Test("a cell belongs to its section and to the enclosing sections")
  func sectionNames() {
    let cell = CellEntry(number: 1, title: "3.3.1 First", path: "", line: 1)
    #expect(cell.belongs(to: "3.3.1") && cell.belongs(to: "3.3") && cell.belongs(to: "3"))
    #expect(!cell.belongs(to: "3.3.10") && !cell.belongs(to: "3.31") && !cell.belongs(to: "First"))
    #expect(CellEntry(number: 1, title: "E.4 LoRA", path: "", line: 1).belongs(to: "e.4"))
  }
}
