import Testing

@testable import Notebooks

@Suite("What a listing leaves out, and where a declaration ends")
struct EmptiedBlockTests {
  @Test("A loop that only compares is left out, one that also prints stays")
  func loops() {
    let file = SourceFile(
      path: "/Sample.swift",
      text: """
        func sample(_ notebook: Notebook) {
          notebook.cell("1.1 First")
          let a = [1, 2]
          for value in a {
            notebook.compare("a", value, book: 1)
          }
          for value in a {
            notebook.print(value)
            notebook.compare("a", value, book: 1)
          }
          notebook.built([
            "A": "b"
          ])
        }
        """)
    #expect(
      file.cellListing(line: 2, helpers: []) == [
        .code("let a = [1, 2]\nfor value in a {\n  print(value)\n}")
      ])
  }

  @Test("A list of several lines belongs to its declaration, and operators have their names")
  func declarations() {
    let file = SourceFile(
      path: "/Sample.swift",
      text: """
        struct Number {
          static let names = [
            "one",
            "two",
          ].joined(separator: "|")

          static func + (a: Number, b: Number) -> Number { a }
        }
        """)
    #expect(file.declarations.map(\.name) == ["Number", "Number.names", "Number.+"])
    #expect(file.declarations.map(\.lines) == [1...8, 2...5, 7...7])
  }
}
