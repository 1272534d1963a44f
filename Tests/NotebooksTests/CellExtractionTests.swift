import Testing

@testable import Notebooks

@Suite("The code of a cell is read from its source")
struct CellExtractionTests {
  private let file = SourceFile(
    path: "/Sample.swift",
    text: ##"""
      func sample(_ notebook: Notebook) {
        notebook.cell("1.1 First")
        let a = 1

        if a > 0 {
          print("}")  // }
        }

        notebook.cell(
          "1.2 Second", """
            Prose with a ) and a " and \("a call(")").
            """)
        /* not /* notebook.cell("a trap") */ a cell */
        let b = "notebook.cell(\"x\")"

        notebook.cell("1.3 Third", "prose"); let c = 3
      }

      func other(_ notebook: Notebook) {
        notebook.cell("2.1 Fourth")
        let d = #"a "quoted" \ brace {"#
        if d.isEmpty {
          notebook.cell("2.2 Fifth")
          print(d)
        }
      }
      """##)

  @Test("it extends to the next marker, without common indentation and blank lines at the ends")
  func codeToNextMarker() {
    #expect(file.code(ofCellAt: 2) == "let a = 1\n\nif a > 0 {\n  print(\"}\")  // }\n}")
  }

  @Test("a marker of several lines is left out as a whole; comments and strings hold no markers")
  func markerOfSeveralLines() {
    #expect(
      file.code(ofCellAt: 9)
        == "/* not /* notebook.cell(\"a trap\") */ a cell */\nlet b = \"notebook.cell(\\\"x\\\")\"")
  }

  @Test("it ends with the function, without the closing brace")
  func codeToEndOfFunction() {
    #expect(file.code(ofCellAt: 16) == "")
    #expect(file.code(ofCellAt: 23) == "print(d)")
  }

  @Test("a marker in an inner block ends the cell before the block opens")
  func markerInInnerBlock() {
    #expect(file.code(ofCellAt: 20) == ##"let d = #"a "quoted" \ brace {"#"##)
  }

  @Test("a line without a marker has no code")
  func noMarker() {
    #expect(file.code(ofCellAt: 3) == nil)
    #expect(file.code(ofCellAt: 999) == nil)
  }

  @Test("Windows line ends do not show")
  func carriageReturns() {
    let file = SourceFile(path: "/a", text: "n.cell(\"1\")\r\nlet a = 1\r\nlet b = 2\r\n")
    #expect(file.code(ofCellAt: 1) == "let a = 1\nlet b = 2")
  }

  @Test("source that ends in the middle of something neither traps nor hangs")
  func brokenSource() {
    for text in ["n.cell(\"1", "n.cell(\"1\"", "n.cell(\"1\")", "/* /*", "\"\\(", "#", "func f(", ""] {
      let file = SourceFile(path: "/a", text: text)
      #expect(CellIndex(main: file, others: []).cells.count <= 1)
      _ = file.code(ofCellAt: 1)
    }
    #expect(SourceFile(path: "/a", text: "n.cell(\"1\")").code(ofCellAt: 1) == "")
  }
}
