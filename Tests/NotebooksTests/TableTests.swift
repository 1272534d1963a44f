import Notebooks
import TestSupport
import Testing

@Suite("Tables")
struct TableTests {
  @Test("Columns are as wide as their widest cell, and numbers are flush right")
  func layout() {
    var table = Table(["name", "n"], numbers: ["n"])
    table.append(["a", "1"])
    table.append(["longer", "1234"])
    #expect(
      table.text == """
        name       n
        ──────  ────
        a          1
        longer  1234
        """)
  }

  @Test("No line ends in spaces, whether the last column is text or empty")
  func trailingSpaces() {
    var table = Table(["n", "note"], numbers: ["n"])
    table.append(["1", "x"])
    table.append(["20", ""])
    #expect(
      table.text == """
         n  note
        ──  ────
         1  x
        20
        """)
  }

  @Test("A table without rows is its titles over a rule")
  func empty() {
    #expect(Table(["a", "bc"]).text == "a  bc\n─  ──")
  }

  @Test("A row with too few cells is a programming error")
  func wrongWidth() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      var table = Table(["a", "b"])
      table.append(["1"])
    }
    expectMessage("Table: 1 cells for 2 columns", of: result)
  }
}

@Suite("Numbers, durations and sizes as text")
struct FormattingTests {
  @Test("Decimals are rounded and padded with zeros")
  func decimals() {
    #expect(0.5.decimals(2) == "0.50")
    #expect((2.0 / 3).decimals(3) == "0.667")
    #expect([(-Double.nan).decimals(3), (-Double.infinity).decimals(1)] == ["nan", "-inf"])
    #expect((-1.96).decimals(0) == "-2")
  }

  @Test("Mean and spread, with n − 1; apart when further than both spreads")
  func meanAndSpread() async {
    let result = MeanAndSpread([1, 2, 3, 4], decimals: 2)
    expectClose(result.mean, to: 2.5)
    expectClose(result.spread, to: (5 / 3.0).squareRoot())
    #expect("\(result)" == "2.50 ± 1.29")
    let one = MeanAndSpread([3])
    #expect(one.spread == 0 && "\(one)" == "3.000 ± 0.000")
    #expect(!result.isApart(from: one) && result.isApart(from: MeanAndSpread([3.8])))
    let empty = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = MeanAndSpread([])
    }
    expectMessage("MeanAndSpread: no values", of: empty)
  }

  @Test("Durations are in seconds, from two minutes on in minutes")
  func durations() {
    #expect(41.34.asDuration == "41.3 s")
    #expect(119.0.asDuration == "119.0 s")
    #expect(120.0.asDuration == "2 min")
    #expect(960.0.asDuration == "16 min")
  }

  @Test("Sizes are in kB, from a million bytes on in MB")
  func byteCounts() {
    #expect(598_100.asByteCount == "598.1 kB")
    #expect(2_700_000.asByteCount == "2.7 MB")
  }

  @Test("Timing runs the work once and returns seconds")
  func elapsed() {
    var result = 0
    let seconds = elapsedSeconds { result = (0..<1000).reduce(0, +) }
    #expect(result == 499_500)
    #expect(seconds >= 0)
  }
}
