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
}
