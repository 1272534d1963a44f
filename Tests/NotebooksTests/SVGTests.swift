import TestSupport
import Testing

@testable import Notebooks

@Suite("Plots as SVG")
struct SVGTests {
  private func contents(_ plot: some Plot) throws -> XMLContents {
    let contents = try #require(XMLContents(plot.svg()), "not well formed: \(plot.svg())")
    #expect(contents.elements.first == "svg")
    #expect(contents.identifiers.isEmpty, "ids would clash when several pictures are on a page")
    return contents
  }

  @Test("a picture says what is to be seen, scales with the page and has no colour of its own for text")
  func root() throws {
    let chart = BarChart("p", labels: ["a", "b"], values: [1, 0.5], decimals: 1)
    let attributes = try contents(chart).rootAttributes
    #expect(attributes["role"] == "img")
    #expect(attributes["aria-label"] == "p: 2 bars, by length: a 1.0, b 0.5.")
    #expect(attributes["fill"] == "currentColor")
    #expect(attributes["width"] == nil && attributes["style"]?.contains("width:100%;max-width:") == true)
    #expect(chart.svg().contains("var(--series-1, #2563eb)"))
  }

  @Test("a file of its own names its format and has a size")
  func file() throws {
    let file = SVG.file(BarChart("p", labels: ["a"], values: [1]).svg())
    let attributes = try #require(XMLContents(file)).rootAttributes
    #expect(file.hasPrefix("<svg xmlns=\"http://www.w3.org/2000/svg\" "))
    #expect(attributes["width"] == "475" && attributes["style"] == nil)
  }

  @Test("bars have their labels and numbers, and lengths in proportion")
  func bars() throws {
    let chart = BarChart("p", labels: ["a", "b"], values: [1, -0.25], decimals: 2)
    #expect(try contents(chart).texts == ["p", "a", "1.00", "b", "-0.25"])
    let widths = chart.svg().matches(of: /<rect x="([0-9.]+)" y="[0-9.]+" width="([0-9.]+)"/)
      .compactMap { match in Double(match.1).flatMap { x in Double(match.2).map { (x: x, width: $0) } } }
    try #require(widths.count == 2)
    #expect(abs(widths[0].width / widths[1].width - 4) < 0.02)
    #expect(abs(widths[1].x + widths[1].width - widths[0].x) < 0.2, "both begin at zero")
  }

  @Test("labels are escaped")
  func escaping() throws {
    let labels = ["<|endoftext|>", "\"&\"", "a\u{1}b"]
    let chart = BarChart("x < y & z", labels: labels, values: [1, 2, 3], decimals: 0)
    let texts = try contents(chart).texts
    #expect(texts.first == "x < y & z")
    #expect(texts.contains("<|endoftext|>") && texts.contains("\"&\"") && texts.contains("a\u{FFFD}b"))
  }

  @Test("curves have axes, their names, and a dash pattern each")
  func curves() throws {
    let plot = LinePlot(
      "Loss", xLabel: "step",
      series: [
        .init("training", x: [0, 600, 1200], y: [9.8, 2, 0.4]),
        .init("validation", x: [0, 600, 1200], y: [9.8, 5.9, 6.4]),
      ])
    let texts = try contents(plot).texts
    for text in ["Loss", "step", "training", "validation", "0", "1000", "8"] { #expect(texts.contains(text)) }
    #expect(plot.svg().contains("stroke-dasharray"))
    #expect(
      plot.description
        == "training falls from 9.8 to 0.4; validation falls from 9.8 to 6.4, lowest 5.9 at 600. (step: 0 to 1,200)"
    )
  }

  @Test("a long curve keeps its peaks in few points")
  func longCurve() throws {
    var values = Array(repeating: 0.0, count: 100_000)
    values[54_321] = 7
    let plot = LinePlot("t", series: [.init("s", y: values)])
    let svg = plot.svg()
    #expect(svg.utf8.count < 20_000)
    #expect(plot.description == "s begins and ends at 0, highest 7 at 54,321. (x: 0 to 99,999)")
    let points = try #require(svg.matches(of: /points="([^"]*)"[^>]*stroke-width="2"/).first).1.split(
      separator: " ")
    let heights = points.compactMap { $0.split(separator: ",").last.flatMap { Double($0) } }
    #expect(heights.count { $0 < 40 } == 1, "the peak reaches the top")
  }

  @Test("a heat map has its labels, and its numbers if there are few")
  func heatMap() throws {
    let map = HeatMap("w", rows: ["a", "b"], columns: ["k", "v"], values: [[1, 0], [0.25, 0.75]])
    #expect(try contents(map).texts == ["w", "k", "v", "a", "1.00", "0.00", "b", "0.25", "0.75"])
    #expect(
      map.description
        == "2 × 2 values from 0.00 to 1.00; all above the diagonal are 0. The largest of each row: a → k 1.00, b → v 0.75."
    )
    let large = HeatMap("w", values: (0..<40).map { row in (0..<40).map { Double(row * $0) } })
    let texts = try contents(large).texts
    #expect(texts == ["w", "0.00", "1521.00"])
    #expect(try contents(large).elements.count { $0 == "rect" } == 40 * 40 + 5)
  }

  @Test("a large heat map is drawn in blocks")
  func blocks() throws {
    let map = HeatMap("w", values: (0..<256).map { row in (0..<256).map { Double(row + $0) } })
    #expect(map.svg().utf8.count < 600_000)
    #expect(try contents(map).texts.last == "507.00 (a cell: mean of 4 × 4)")
  }

  @Test("odd data are drawn well formed")
  func oddData() throws {
    let huge = Double.greatestFiniteMagnitude
    let plots: [any Plot] = [
      LinePlot("t", series: []), LinePlot("t", series: [.init("a", y: [.nan])]),
      LinePlot("t", series: [.init("a", y: [1])]),
      LinePlot("t", series: [.init("a", y: [-huge, huge, .infinity])]),
      BarChart("t", labels: [], values: []), BarChart("t", labels: ["a"], values: [.nan]),
      BarChart("t", labels: ["a", "b"], values: [-huge, huge], decimals: 0),
      HeatMap("t", values: []), HeatMap("t", values: [[.nan, 1], [1, 1]]),
      HeatMap("t", values: [[-huge, 0, huge]]),
      Diagram("t", "nothing"),
    ]
    for plot in plots {
      let svg = plot.svg()
      #expect(XMLContents(svg) != nil, "\(svg)")
      #expect(!svg.contains("\"nan") && !svg.contains("\"inf"), "\(svg)")
      #expect(!plot.description.isEmpty)
    }
  }
}
