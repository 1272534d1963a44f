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
}
