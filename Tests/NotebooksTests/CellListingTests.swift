import Testing

@testable import Notebooks

@Suite("A listing shows what teaches")
struct CellListingTests {
  private func listing(_ body: String, helpers: Set<String> = []) -> [SourceFile.Part]? {
    let indented = body.split(separator: "\n", omittingEmptySubsequences: false).map { "  " + $0 }
    let text =
      "func f(_ notebook: Notebook) {\n  notebook.cell(\"1 A\")\n\(indented.joined(separator: "\n"))\n}\n"
    return SourceFile(path: "/a.swift", text: text).cellListing(line: 2, helpers: helpers)
  }

  @Test("comparisons, claims, questions and meters are left out, with all their lines")
  func plumbing() {
    let parts = listing(
      """
      notebook.ask("What is a?")
      let a = 1
      let meter = notebook.progress(total: 3, label: "x")
      notebook.compare(
        "a", a,
        book: 1)
      try notebook.claim("a is one", a == 1)
      notebook.skipComparison("b", because: "no { data")
      notebook.expectDifference("a", a, book: 2, reason: "a )")
      let b = 2
      """)
    #expect(parts == [.code("let a = 1\nlet meter = progress(total: 3, label: \"x\")\nlet b = 2")])
  }

  @Test("calls on the notebook are written without it; members of that name and strings stay")
  func receiver() {
    let parts = listing(
      """
      notebook.show("a", notebook.option("--size"))
      print(my.notebook.size, "notebook.show")
      """)
    #expect(
      parts == [.code("show(\"a\", option(\"--size\"))\nprint(my.notebook.size, \"notebook.show\")")])
  }

  @Test("a return of names is left out, one that computes is not")
  func returns() {
    #expect(listing("let a = 1\nreturn a") == [.code("let a = 1")])
    #expect(listing("let a = 1\nreturn (model: a, history: b.c)") == [.code("let a = 1")])
    #expect(listing("return try train(a)") == [.code("return try train(a)")])
    #expect(listing("return a + b") == [.code("return a + b")])
    #expect(listing("return Pair(a, b)") == [.code("return Pair(a, b)")])
    #expect(listing("let f = {\n  return a\n}") == [.code("let f = {\n  return a\n}")])
  }

  @Test("calls of functions with cells of their own are left out, unless their result is used")
  func helpers() {
    let parts = listing(
      "try other(notebook, a)\nlet b = other(notebook)\nthird(notebook)", helpers: ["other"])
    #expect(parts == [.code("let b = other(notebook)\nthird(notebook)")])
  }

  @Test("a condition around nothing but plumbing is left out with it")
  func emptiedConditions() {
    #expect(
      listing("let a = 1\nif a == 1 {\n  notebook.compare(\"a\", a, book: 1)\n}\nlet b = 2")
        == [.code("let a = 1\nlet b = 2")])
    let kept = "if a == 1 {\n  b = 2\n}"
    #expect(listing("if a == 1 {\n  notebook.compare(\"a\", a, book: 1)\n  b = 2\n}") == [.code(kept)])
  }

  @Test("declarations are named at their place")
  func sources() {
    let parts = listing(
      "let a = 1\nnotebook.source(\n  of: \"A.init\", \"b\")\nlet b = 2\nnotebook.source(of: \"C\")")
    #expect(parts == [.code("let a = 1"), .source("A.init"), .source("b"), .code("let b = 2"), .source("C")])
  }

  @Test("blank lines do not stand doubly where a statement was left out")
  func blankLines() {
    #expect(
      listing("let a = 1\n\nnotebook.compare(\"a\", a, book: 1)\n\nlet b = 2")
        == [.code("let a = 1\n\nlet b = 2")])
  }
}

@Suite("Declarations are found in the source")
struct DeclarationTests {
  private let file = SourceFile(
    path: "/Layer.swift",
    text: """
      import Tensors

      /// A layer.
      ///
      /// More about it.
      @frozen
      public final class Layer<Scalar: Equatable>: Module {
        public let size: Int
        private var twice: Int { size * 2 }
        let table = [
          1, 2,
        ]

        /// Makes a layer. Traps if the size is 0.
        ///
        /// - Parameter size: how large
        public init(
          size: Int, hasBias: Bool = false, file: StaticString = #fileID, line: UInt = #line
        ) {
          precondition(
            size > 0,
            "Layer: no size {", file: file, line: line)
          self.size = size
        }

        public func callAsFunction(_ x: Int) -> Int
        where Scalar: Hashable
        {
          func inner() -> Int { x }
          return inner()
        }
        static func + (a: Layer, b: Layer) -> Layer { a }
        enum Kind { case a, b }
      }
      extension Layer {
        func plus(_ x: Int) -> Int { x + 1 }
      }
      public func helper(a: Int) throws { _ = a }
      let constant = 3
      """)

  private func lines(_ name: String) -> ClosedRange<Int>? {
    file.declarations.first { $0.name == name }?.lines
  }

  @Test("types, members, operators and functions, but nothing inside a function")
  func names() {
    #expect(
      file.declarations.map(\.name) == [
        "Layer", "Layer.size", "Layer.twice", "Layer.table", "Layer.init", "Layer.callAsFunction", "Layer.+",
        "Layer.Kind", "Layer", "Layer.plus", "helper", "constant",
      ])
  }

  @Test("from the first attribute to the closing brace")
  func ranges() {
    #expect(lines("Layer") == 6...34)
    #expect(lines("Layer.size") == 8...8)
    #expect(lines("Layer.table") == 10...12)
    #expect(lines("Layer.init") == 17...24)
    #expect(lines("Layer.callAsFunction") == 26...31)
    #expect(lines("Layer.+") == 32...32)
    #expect(lines("constant") == 39...39)
  }

  @Test("a listing leaves out checks, the caller's place, and the documentation after its first paragraph")
  func listing() throws {
    let declaration = try #require(file.declarations.first { $0.name == "Layer.init" })
    let (code, omitsChecks) = file.listing(of: declaration)
    #expect(omitsChecks)
    #expect(
      code == """
        /// Makes a layer. Traps if the size is 0.
        public init(
          size: Int, hasBias: Bool = false
        ) {
          self.size = size
        }
        """)
    let whole = file.listing(of: declaration, whole: true)
    #expect(!whole.omitsChecks && whole.code.contains("precondition(") && whole.code.contains("- Parameter"))
  }
}

@Suite("Code has colours")
struct SyntaxHighlightingTests {
  private func kinds(_ code: String) -> [String] {
    SyntaxHighlighting.pieces(of: code).compactMap { piece in piece.kind.map { "\($0) \(piece.text)" } }
  }

  @Test("keywords, literals, comments and types")
  func kinds() {
    #expect(
      kinds("let x: Tensor<Float> = f(\"a \\(b)\", 1.5, nil)  // why")
        == [
          "keyword let", "type Tensor", "type Float", "literal \"a \\(b)\"", "literal 1.5",
          "literal nil", "comment // why",
        ])
  }

  @Test("a member is no keyword")
  func members() {
    #expect(kinds("x.init(y.self)") == [])
    #expect(kinds("init(self)") == ["keyword init", "keyword self"])
  }

  @Test("the pieces join to the code")
  func complete() {
    for code in ["", "let ∂ = \"∂\" /* a */\n  // b\n", "\"unfinished", "#\"raw \\\"#"] {
      #expect(SyntaxHighlighting.pieces(of: code).map(\.text).joined() == code)
    }
  }
}
