import Testing

@testable import Notebooks

@Suite("Prose is wrapped to the width of the terminal")
struct WrappingTests {
  @Test("lines are refilled and are never longer than the width")
  func filling() {
    #expect("one two\nthree four five".wrapped(to: 10) == "one two\nthree four\nfive")
  }

  @Test("blank lines keep paragraphs apart")
  func paragraphs() {
    #expect("a b\n\nc".wrapped(to: 10) == "a b\n\nc")
  }

  @Test("list items start on a line of their own and hang")
  func lists() {
    #expect("See:\n- one two\n  three\n- four".wrapped(to: 9) == "See:\n- one two\n  three\n- four")
  }

  @Test("indented lines stay as they are")
  func formulas() {
    #expect("a\n    x = y   + z\nb".wrapped(to: 6) == "a\n    x = y   + z\nb")
  }

  @Test("a word longer than the line stays whole; an empty text stays empty")
  func longWord() {
    #expect("a bcdefghij k".wrapped(to: 4) == "a\nbcdefghij\nk")
    #expect("".wrapped(to: 4) == "")
  }

  @Test("folding keeps spaces and lines, and breaks words that do not fit")
  func folding() {
    #expect("let a = b".folded(to: 9) == "let a = b")
    #expect("let a = bc".folded(to: 9) == "let a =\nbc")
    #expect("    abcdefghij\n\nk  l".folded(to: 6) == "    ab\ncdefgh\nij\n\nk  l")
    #expect("abcdef ghi".folded(to: 6) == "abcdef\nghi")
    #expect("[1, 2, 3, 4]".folded(to: 6) == "[1, 2,\n3, 4]")
  }

  @Test("styles have no width")
  func foldedStyles() {
    #expect("\u{1B}[1mabc\u{1B}[0m".folded(to: 3) == "\u{1B}[1mabc\u{1B}[0m")
    #expect("\u{1B}[38;5;9mabcd\u{1B}[0m".folded(to: 3) == "\u{1B}[38;5;9mabc\nd\u{1B}[0m")
  }

  @Test("the width is COLUMNS if it is set, within limits")
  func width() {
    #expect(Terminal.width(["COLUMNS": "20"]) == 20)
    #expect(Terminal.width(["COLUMNS": "72"]) == 72)
    #expect(Terminal.width(["COLUMNS": "3"]) == 20)
    #expect(Terminal.width(["COLUMNS": "300"]) == 100)
    #expect(Terminal.width(["COLUMNS": "wide"]) == Terminal.width([:]))
  }
}
