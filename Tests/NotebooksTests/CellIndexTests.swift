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

  @Test("a function with cells is found beside a method of the same name", arguments: [false, true])
  func sameName(methodFirst: Bool) {
    let main = SourceFile(
      path: "/main.swift", text: "Chapter(\"ch\").run { notebook in\n  try save(notebook)\n}")
    let function = SourceFile(
      path: "/Cells.swift", text: "func save(_ notebook: Notebook) {\n  notebook.cell(\"1 Saving\")\n}")
    let method = SourceFile(
      path: "/Data.swift", text: "extension Data {\n  func save(in folder: URL) { write(folder) }\n}")
    let others = methodFirst ? [method, function] : [function, method]
    #expect(CellIndex(main: main, others: others).cells.map(\.title) == ["1 Saving"])
  }

  @Test("a cell belongs to its section and to the enclosing sections")
  func sectionNames() {
    let cell = CellEntry(number: 1, title: "3.3.1 First", path: "", line: 1)
    #expect(cell.belongs(to: "3.3.1") && cell.belongs(to: "3.3") && cell.belongs(to: "3"))
    #expect(!cell.belongs(to: "3.3.10") && !cell.belongs(to: "3.31") && !cell.belongs(to: "First"))
    #expect(CellEntry(number: 1, title: "E.4 LoRA", path: "", line: 1).belongs(to: "e.4"))
  }

  @Test("groups know their cells, how long they take, and the list of a selection shows it")
  func groups() throws {
    let main = SourceFile(
      path: "/main.swift",
      text: """
        Chapter("ch").run { notebook in
          let a = try notebook.group(seconds: 40) { try first(notebook) }
          try notebook.group { notebook.cell("3 Free", "Some prose.") }
          try notebook.group(seconds: 200) { notebook.cell("4 Long") }
        }
        func first(_ notebook: Notebook) {
          notebook.cell("1 One")
          notebook.cell("2 Two")
        }
        """)
    let index = CellIndex(main: main, others: [])
    func place(_ line: Int) -> CellIndex.Place { .init(path: "/main.swift", line: line) }
    #expect(index.groups == [place(2): 1..<3, place(3): 3..<4, place(4): 4..<5])
    #expect(index.seconds == [place(2): 40, place(4): 200])
    #expect(index.cells.map(\.prose) == ["", "", "Some prose.", ""])
    func list(_ arguments: String...) throws -> String {
      let options = try ParsedOptions(arguments, declared: SharedOptions.declarations)
      return index.list(of: try CellSelection(options, cells: index.cells))
    }
    #expect(
      try list() == """
        # cells 1–2: about 40 seconds
        1\t1 One
        2\t2 Two
        3\t3 Free
        # cell 4: about 3 minutes
        4\t4 Long

        """)
    #expect(try list("--cell", "2-3") == "# cells 1–2: about 40 seconds\n2\t2 Two\n3\t3 Free\n")
  }
}
