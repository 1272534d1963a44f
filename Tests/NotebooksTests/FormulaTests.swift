import Testing

@testable import Notebooks

@Suite("Formulas")
struct FormulaTests {
  private static let attention: Formula = .row(
    "Attention", .parens("Q,", "K,", "V"), "=", "softmax",
    .parens(.fraction(.row("Q", .transposed("K")), over: .root(.indexed("d", "k")))), "V")

  @Test("stand in the terminal as text: fractions on several lines, small letters where there are any")
  func text() {
    #expect(
      Self.attention.text == """
                                    ⎛ Q Kᵀ ⎞
        Attention(Q, K, V) = softmax⎜──────⎟ V
                                    ⎝ √dₖ  ⎠
        """)
    let sum: Formula = .row(
      .fraction("1", over: "n"), .sum(from: "i = 1", to: "n"), .indexed("x", "i"), "+", .sum(over: "j"), "y")
    #expect(
      sum.text == """
         1   n
        ───  Σ  xᵢ + Σⱼ y
         n  i=1
        """)
  }

  @Test(
    "spaces, signs, and letters that have no small form",
    arguments: [
      (Formula.row("y", "=", "x", "+", "2 n"), "y = x + 2 n"),
      (.row("x", "=", "-1"), "x = -1"),
      (.row("f", .parens("x,", "y")), "f(x, y)"),
      (.indexed("W", "q"), "W_q"),
      (.power("x", "2"), "x²"),
      (.power(.indexed("x", "i"), "2"), "xᵢ²"),
      (.root("a", "+", "b"), "√(a + b)"),
      (.row("x", .words("if"), "σ > 0.5"), "x if σ > 0.5"),
      (.power("2", .row("n", "q")), " n q\n2"),
      (
        .row("p ← p −", .fraction("g", over: .words("two steps"))),
        "             g\np ← p − ───────────\n         two steps"
      ),
    ])
  func details(formula: Formula, text: String) {
    #expect(formula.text == text)
  }

  @Test("stand on a page as MathML")
  func mathML() {
    let contents = PageContents(Self.attention.mathML)
    #expect(
      Set(contents.elements) == ["math", "mrow", "mi", "mo", "mfrac", "msup", "msqrt", "msub"])
    let squares: Formula = .row(.sum(from: "i = 1", to: "n"), .power(.indexed("x", "i"), "2"), "<", "3.5")
    #expect(squares.mathML.contains("<munderover><mo largeop=\"true\">∑</mo><mrow><mi>i</mi><mo>=</mo>"))
    #expect(
      squares.mathML.contains("<msubsup><mi>x</mi><mi>i</mi><mn>2</mn></msubsup><mo>&lt;</mo><mn>3.5</mn>"))
  }

  @Test(
    "are LaTeX in a Jupyter notebook",
    arguments: [
      (
        attention,
        #"\operatorname{Attention} \left(Q , K , V\right) = \operatorname{softmax} "#
          + #"\left(\frac{Q {K}^{\top}}{\sqrt{{d}_{k}}}\right) V"#
      ),
      (.row(.sum(from: "i = 1", to: "n"), .power(.indexed("x", "i"), "2")), #"\sum_{i = 1}^{n} {x}_{i}^{2}"#),
      (
        .row("p ← 0.9 p −", .large("max", below: "i", above: nil), "a_b"),
        #"p \leftarrow 0.9 p - \operatorname*{max}_{i} \operatorname{a\_b}"#
      ),
      (.row("x", .words("if"), "σ ⊙ y"), #"x \text{ if } σ \odot y"#),
    ])
  func latex(formula: Formula, text: String) {
    #expect(formula.latex == text)
  }

  @Test("stand between a cell's prose and its code, in the terminal, on a page and in a Jupyter notebook")
  func place() throws {
    let run = try withSampleProject { try $0.run() }
    #expect(
      run.output.contains(
        "The end.\n\n         1\n    x = ──── < e²\n         √n\n\n    z = 9\n\n    "))
    let page = run.notebook.page()
    let formulas = page.ranges(of: "<div class=\"formula scroll\"><math")
    #expect(formulas.count == 2)
    let prose = try #require(page.firstRange(of: "<p>The end.</p>"))
    #expect(page[prose.upperBound..<formulas[0].lowerBound] == "\n")
    let code = try #require(page.firstRange(of: "let marker") ?? page.firstRange(of: ">let<"))
    #expect(formulas[1].upperBound < code.lowerBound)
    let file = JupyterFile(run.notebook.records, heading: "", closing: "")
    #expect(
      file.cells[1].source.text.hasSuffix(
        #"The end.\#n\#n$$x = \frac{1}{\sqrt{n}} < {e}^{2}$$\#n\#n$$z = 9$$"#))
  }
}
