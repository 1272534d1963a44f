import Foundation
import TestSupport
import Testing

@testable import Notebooks

@Suite("Graphs")
struct GraphPlotTests {
  private let graph = GraphPlot(
    "texts", points: ["A", "A1", "B", "B1"],
    lines: [.init("found", pairs: [[0, 1]]), .init("missed", pairs: [[2, 3], [1, 2]])])

  /// Checks that the graph's text fits its width, its SVG is well formed, and both have all names.
  private func expectPicture(of graph: GraphPlot, showing names: [String]) {
    let (text, svg) = (graph.text(width: 60, isColored: false), graph.svg())
    #expect(XMLContents(svg) != nil)
    #expect(text.split(separator: "\n").allSatisfy { $0.count <= 60 })
    for name in names { #expect(text.contains(name) && svg.contains(name), "\(name)") }
  }

  @Test("text and SVG show points, lines and the names of their kinds")
  func drawing() {
    let text = graph.text(width: 60, isColored: false)
    expectPicture(of: graph, showing: ["A1", "B", "found", "missed"])
    #expect(text.contains("·") && text.unicodeScalars.contains { (0x2801...0x28FF).contains($0.value) })
    #expect(graph.svg().components(separatedBy: "stroke-dasharray").count == 2 + 1 + 1)
    #expect(graph.description == "found: A and A1; missed: B and B1, A1 and B.")
    #expect(graph.text(width: 60, isColored: true).contains("\u{1B}["))
  }

  @Test("no points, one point, no lines")
  func empty() {
    for points in [[], ["only"]] {
      let graph = GraphPlot("t", points: points, lines: [.init("found", pairs: [])])
      expectPicture(of: graph, showing: points + ["found"])
      #expect(graph.description == "found: no pair.")
    }
  }

  @Test("a line to a point that is not there is a programming error")
  func outside() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = GraphPlot("t", points: ["A"], lines: [.init("found", pairs: [[0, 1]])])
    }
    expectMessage("GraphPlot: a line [0, 1] between 1 points", of: result)
  }
}
