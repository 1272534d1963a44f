import Testing

@testable import Notebooks

@Suite("Plots are drawn from plain numbers")
struct PlotTests {
  @Test("bars are proportional, to an eighth of a column")
  func bars() {
    let chart = BarChart("p", labels: ["a", "bcd"], values: [1, 0.3125], decimals: 2)
    #expect(
      chart.text(width: 18, isColored: false) == """
        p
        a   1.00 ████████
        bcd 0.31 ██▌
        """)
  }

  @Test("negative bars go to the left of zero")
  func negativeBars() {
    let chart = BarChart("p", labels: ["a", "b"], values: [-1, 1], decimals: 0)
    #expect(
      chart.text(width: 14, isColored: false) == """
        p
        a -1 ████
        b  1     ████
        """)
  }

  @Test("without colours, a heat map is numbers with the labels above")
  func heatMap() {
    let map = HeatMap("w", rows: ["a", "b"], columns: ["k", "value"], values: [[0, 1], [0.5, 0.25]])
    #expect(
      map.text(width: 40, isColored: false) == """
        w
               k  value
        a   0.00   1.00
        b   0.50   0.25
        """)
  }

  @Test("a heat map too wide for numbers shows shades and their scale")
  func wideHeatMap() {
    let map = HeatMap("w", values: [(0..<10).map { Double($0) / 10 }])
    #expect(
      map.text(width: 40, isColored: false) == """
        w
             ░░░░▒▒▒▒▓▓▓▓████
        blank 0.00, full 0.90
        """)
  }

  // With the range computed anew for each value, this does not end.
  @Test("a large heat map is drawn at once, within the width", .timeLimit(.minutes(2)), arguments: [20, 80])
  func largeHeatMap(width: Int) {
    let values = (0..<256).map { row in (0..<256).map { Double(row * $0) } }
    for isColored in [false, true] {
      let text = HeatMap("w", values: values).text(width: width, isColored: isColored)
      let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
      #expect(lines.count > (width == 20 ? 19 : 64))
      let plain = lines.map { $0.replacing(/\u{1B}\[[0-9;]*m/, with: "") }
      #expect(plain.allSatisfy { $0.count <= width })
    }
  }

  @Test("a shade of a heat map that does not fit is the mean of a block")
  func blocks() {
    let row = (0..<42).map { $0 < 21 ? 0.0 : 8 }
    let map = HeatMap("w", values: [row, row, row.map { $0 / 2 }])
    #expect(
      map.text(width: 23, isColored: false) == """
        w
                   ▒██████████
                   ░▒▒▒▒▒▒▒▒▒▒
        blank 0.00, full 8.00
        a shade: mean of 2 × 2
        """)
  }

  @Test("a heat map can span all finite numbers")
  func hugeRange() {
    let huge = Double.greatestFiniteMagnitude
    let map = HeatMap("w", values: [[-huge, 0, huge]], decimals: 0)
    #expect(map.text(width: 9, isColored: false).hasPrefix("w\n   ▒▒██\n"))
  }

  @Test("a rising line goes from the lower left to the upper right")
  func line() {
    let plot = LinePlot("t", xLabel: "x", series: [.init("s", y: [0, 1, 2])])
    #expect(
      plot.text(width: 30, isColored: false) == """
        t
         2.0 ┤                      ⡠⠊
             │                    ⡠⠊
             │                  ⡠⠊
         1.5 ┤                ⡠⠊
             │              ⡠⠊
             │            ⡠⠊
         1.0 ┤          ⡠⠊⠁
             │        ⡠⠊
         0.5 ┤      ⡠⠊
             │    ⡠⠊
             │  ⡠⠊
         0.0 ┤⡠⠊
             └┬───────────┬──────────┬
              0           1          2
                         x
        """)
  }

  @Test("several curves have marks and a legend, or colours on a terminal")
  func severalCurves() {
    let plot = LinePlot("t", series: [.init("down", y: [1, 0]), .init("up", y: [0, 1])])
    let plain = plot.text(width: 40, isColored: false)
    #expect(plain.contains("•") && plain.contains("×") && plain.hasSuffix("• down    × up"))
    #expect(!plain.contains("\u{1B}"))
    #expect(plot.text(width: 40, isColored: true).contains("\u{1B}[33m"))
  }

  @Test("no plot is wider than asked for", arguments: [20, 40, 80, 100])
  func width(_ width: Int) {
    let values = (0..<50).map { Double($0 * $0) * 1.7 - 900 }
    let plots: [any Plot] = [
      LinePlot("t", series: [.init("a", y: values), .init("b", y: values.reversed())]),
      BarChart("t", labels: values.map { "label \($0)" }, values: values),
      HeatMap("t", rows: ["a", "b"], values: [Array(values.prefix(8)), Array(values.suffix(8))]),
    ]
    for plot in plots {
      let longest = plot.text(width: width, isColored: false).split(separator: "\n").map(\.count).max()
      #expect((longest ?? 0) <= width)
    }
  }

  @Test("empty, constant and not-finite data are drawn without trapping")
  func oddData() {
    #expect(LinePlot("t", series: []).text(width: 40, isColored: false) == "t: no data")
    #expect(LinePlot("t", series: [.init("a", y: [.nan])]).text(width: 40, isColored: false) == "t: no data")
    #expect(BarChart("t", labels: [], values: []).text(width: 40, isColored: false) == "t: no data")
    #expect(HeatMap("t", values: []).text(width: 40, isColored: false) == "t: no data")
    let constant = LinePlot("t", series: [.init("a", y: [2, 2, .infinity])])
    #expect(constant.text(width: 40, isColored: false).split(separator: "\n").count == 15)
    #expect(BarChart("t", labels: ["a"], values: [.nan]).text(width: 40, isColored: false) == "t\na nan")
    #expect(HeatMap("t", values: [[1, 1], [.nan, 1]]).text(width: 40, isColored: true).contains("nan"))
  }

  @Test(
    "values of any size are drawn within the width",
    arguments: [
      [-Double.greatestFiniteMagnitude, 0, .greatestFiniteMagnitude], [1e300, 2e300],
      [0, .leastNonzeroMagnitude],
      [1, 1.0.nextUp], [1e-12, 3e-12],
    ])
  func extremes(values: [Double]) {
    let plots: [any Plot] = [
      LinePlot("t", series: [.init("a", y: values), .init("b", x: values, y: values)]),
      BarChart("t", labels: values.map { _ in "a" }, values: values.map { min(max($0, -1e10), 1e10) }),
      HeatMap("t", values: [values]),
    ]
    for plot in plots.dropLast() {
      let lines = plot.text(width: 60, isColored: false).split(separator: "\n")
      #expect(lines.allSatisfy { $0.count <= 60 }, "\(lines)")
    }
    #expect(!plots[2].text(width: 60, isColored: true).isEmpty)
  }

  @Test("axes are marked with round numbers")
  func axis() {
    let axis = Axis(over: [0.13, 9.87], count: 5)
    #expect(axis.ticks.map { axis.label($0) } == ["2", "4", "6", "8"])
    let small = Axis(over: [-0.02, 0.03], count: 5)
    #expect(small.ticks.map { small.label($0) } == ["-0.02", "-0.01", "0.00", "0.01", "0.02", "0.03"])
  }
}
