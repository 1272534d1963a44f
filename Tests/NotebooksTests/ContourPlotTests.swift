import Foundation
import TestSupport
import Testing

@testable import Notebooks

@Suite("Contour plots")
struct ContourPlotTests {
  private func circles(_ levels: [Double], paths: [LinePlot.Series] = []) -> ContourPlot {
    ContourPlot("c", x: -2...2, y: -1...1, levels: levels, paths: paths) { $0 * $0 + $1 * $1 }
  }

  @Test("the line of a circle is one closed line at its radius")
  func circle() throws {
    let lines = circles([0.25]).lines(at: 0.25)
    #expect(lines.count == 1)
    let line = try #require(lines.first)
    #expect(line.first?.x == line.last?.x && line.first?.y == line.last?.y)
    for place in line {
      let (x, y) = (place.x * 4 - 2, place.y * 2 - 1)
      expectClose((x * x + y * y).squareRoot(), to: 0.5, absolute: 2e-3, relative: 0)
    }
  }

  @Test("a line that leaves the plane comes in pieces from edge to edge; a height that is nowhere has none")
  func open() {
    let lines = circles([2.25]).lines(at: 2.25)
    #expect(lines.count == 2)
    for line in lines {
      for end in [line[0], line[line.count - 1]] { #expect([0, 1].contains(end.y)) }
    }
    #expect(circles([9]).lines(at: 9).isEmpty)
  }

  @Test("text and SVG show lines, paths and their names; what leaves the plane is cut")
  func drawing() {
    let path = LinePlot.Series("walk", x: [-1.5, 0, 5, 1], y: [0.5, 0, 0, -0.5])
    let plot = circles([0.25, 1], paths: [path, .init("other", x: [1], y: [0.5])])
    #expect(plot.parts(of: path).map(\.count) == [2, 1])
    let text = plot.text(width: 60, isColored: false)
    for mark in ["·", "•", "×"] { #expect(text.contains(mark)) }
    expectFigure(text: text, svg: plot.svg(), showing: ["walk", "other"])
    #expect(plot.description.contains("walk goes in 3 steps from (-1.5, 0.5) to (1, -0.5)"))
    #expect(plot.text(width: 60, isColored: true).contains("\u{1B}["))
  }
}
