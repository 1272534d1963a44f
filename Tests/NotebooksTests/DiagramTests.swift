import TestSupport
import Testing

@testable import Notebooks

@Suite("Figures are drawn on a grid of characters, and as SVG")
struct DiagramTests {
  /// Draws a figure and returns its lines without the title.
  private func drawn(_ draw: (inout Diagram) -> Void) -> String {
    var figure = Diagram("t", "d")
    draw(&figure)
    return figure.text(width: 80, isColored: false).split(separator: "\n", omittingEmptySubsequences: false)
      .dropFirst(2).joined(separator: "\n")
  }

  @Test("boxes below each other, with an arrow between them")
  func stack() {
    let text = drawn { $0.stack(["ids", "model"], column: 0, row: 0) }
    #expect(
      text == """
        ┌───────┐
        │  ids  │
        └───┬───┘
            ▼
        ┌───────┐
        │ model │
        └───────┘
        """)
  }

  @Test("an arrow goes around when it leaves and enters at the same side")
  func detour() {
    let text = drawn { figure in
      let boxes = figure.stack(["a", "b"], column: 0, row: 0)
      figure.arrow(from: boxes[1].right, to: boxes[0].right)
    }
    #expect(
      text == """
        ┌───┐
        │ a │◀─┐
        └─┬─┘  │
          ▼    │
        ┌───┐  │
        │ b ├──┘
        └───┘
        """)
  }

  @Test("arrows bend twice between opposite sides and once between others, and lines that meet join")
  func bends() {
    let text = drawn { figure in
      let start = figure.box("a", column: 4, row: 0)
      let left = figure.box("b", column: 0, row: 6)
      let right = figure.box("c", column: 9, row: 6)
      figure.arrow(from: start.bottom, to: left.top)
      figure.arrow(from: start.bottom, to: right.top)
      let side = figure.box("d", column: 13, row: 3)
      figure.arrow(from: start.right, to: side.top)
    }
    #expect(
      text == """
            ┌───┐
            │ a ├──────┐
            └─┬─┘      ▼
              │      ┌───┐
          ┌───┴────┐ │ d │
          ▼        ▼ └───┘
        ┌───┐    ┌───┐
        │ b │    │ c │
        └───┘    └───┘
        """)
  }

  @Test("tokens share their edges, and rows of the same widths align")
  func tokens() {
    let text = drawn { figure in
      let words = ["I", "had", "it"]
      figure.tokens(words, column: 0, row: 0)
      figure.tokens(Array(words.dropFirst()), column: 4, row: 3)
    }
    #expect(
      text == """
        ┌───┬─────┬────┐
        │ I │ had │ it │
        └───┴─────┴────┘
            ┌─────┬────┐
            │ had │ it │
            └─────┴────┘
        """)
  }

  @Test("a matrix has labels on the left and above")
  func matrix() {
    let text = drawn {
      $0.matrix([["1", "−∞"], ["0.5", "0.5"]], column: 3, row: 1, rows: ["a", "bc"], columns: ["k", "q"])
    }
    #expect(
      text == """
             k    q
         a   1   −∞
        bc  0.5  0.5
        """)
  }

  @Test("a group is a dashed frame with a label")
  func group() {
    let text = drawn { figure in
      let box = figure.box("a", column: 2, row: 2)
      figure.group("× 12", around: [box])
    }
    #expect(
      text == """
        × 12
        ┌┄┄┄┄┄┄┄┐
        ┆ ┌───┐ ┆
        ┆ │ a │ ┆
        ┆ └───┘ ┆
        └┄┄┄┄┄┄┄┘
        """)
  }

  @Test("text has an alignment, and several lines")
  func text() {
    let text = drawn { figure in
      figure.text("left\nr", column: 0, row: 0, width: 6, alignment: .right)
      figure.text("mid", column: 8, row: 1, width: 7, alignment: .center)
    }
    #expect(text == "  left\n     r    mid")
  }

  @Test("tones are colours on a terminal that has them, and change no character")
  func tones() {
    var figure = Diagram("t", "d")
    figure.box("a", column: 0, row: 0, tone: .first)
    figure.matrix([["x", "y"]], column: 0, row: 3) { _, column in .share(Double(column)) }
    let colored = figure.text(width: 80, isColored: true)
    #expect(colored.contains("\u{1B}[36m") && colored.contains("48;5;26"))
    let plain = colored.replacing(/\u{1B}\[[0-9;]*m/, with: "").split(separator: "\n").map {
      $0.trimmingEnd()
    }
    #expect(plain == figure.text(width: 80, isColored: false).split(separator: "\n").map { $0.trimmingEnd() })
  }

  @Test("a figure wider than the terminal gives way to its description")
  func tooWide() {
    var figure = Diagram("t", "A long box.")
    figure.box("0123456789", column: 0, row: 0)
    #expect(figure.text(width: 13, isColored: false) == "t\nA long box.")
    #expect(figure.text(width: 14, isColored: false).contains("│ 0123456789 │"))
  }

  @Test("the SVG has the words, and as many boxes, cells and arrows")
  func svg() throws {
    var figure = Diagram("A <figure>", "What it shows.")
    let boxes = figure.stack(["ids & more", "model"], column: 3, row: 4)
    figure.arrow(from: boxes[1].right, to: boxes[0].right)
    figure.matrix(
      [["1", "2"]], column: 3, row: 14, rows: ["r"], columns: ["x", "y"], tone: { _, _ in .share(0.5) })
    let contents = try #require(XMLContents(figure.svg()))
    #expect(contents.texts == ["A <figure>", "ids & more", "model", "1", "2", "r", "x", "y"])
    #expect(contents.elements.count { $0 == "rect" } == 4)
    #expect(contents.elements.count { $0 == "polygon" } == 2)
    #expect(contents.rootAttributes["aria-label"] == "A <figure>: What it shows.")
  }
}
