import Testing

@testable import Notebooks

@Suite("Strips of tokens")
struct TokenStripTests {
  @Test("Without colour there are strokes between the tokens, and lines break between them")
  func plain() {
    let strip = TokenStrip("five", tokens: ["low", " tide", ",", " slow\n", " tide"])
    #expect(strip.text(width: 80, isColored: false) == "five\nlow│ tide│,│ slow⏎│ tide")
    #expect(strip.text(width: 12, isColored: false) == "five\nlow│ tide│,│\n slow⏎│\n tide")
    #expect(TokenStrip("none", tokens: []).text(width: 12, isColored: false) == "none\n")
  }

  @Test("With colour neighbours differ, and nothing stands between them")
  func colored() {
    let text = TokenStrip("two", tokens: ["a", " b"]).text(width: 80, isColored: true)
    #expect(text == "two\n\u{1B}[48;5;153;30ma\u{1B}[0m\u{1B}[48;5;223;30m b\u{1B}[0m")
  }

  @Test("The drawing has a box for each token, and escapes what markup would take for its own")
  func drawing() {
    let svg = TokenStrip("a < b", tokens: ["<|", " &"]).svg()
    #expect(svg.ranges(of: "<rect ").count == 2)
    #expect(svg.contains(">&lt;|</text>") && svg.contains("> &amp;</text>"))
    #expect(svg.contains("aria-label=\"a &lt; b: a text of 4 characters in 2 coloured tokens\""))
  }
}
