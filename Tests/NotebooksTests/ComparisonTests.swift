import Testing

@testable import Notebooks

@Suite("Comparisons judge by value")
struct ComparisonTests {
  private func compare(
    _ yours: [Double], _ printed: [Double], decimals: Int = 4, tolerance: Double = 1e-4
  ) -> Comparison {
    .ofNumbers(yours, printed, decimals: decimals, tolerance: tolerance)
  }

  @Test("1e-4 absolute plus 1e-5 of the printed value are allowed, and no more")
  func tolerance() {
    #expect(compare([1.00010], [1]).agrees)
    #expect(!compare([1.00012], [1]).agrees)
    #expect(compare([1000.009], [1000]).agrees)
    #expect(!compare([1000.011], [1000]).agrees)
  }

  @Test("a large difference within its tolerance does not hide a small one beyond its own")
  func mixedMagnitudes() {
    #expect(!compare([0.001, 1000.009], [0, 1000]).agrees)
    #expect(!compare([1000.009, 0.001], [1000, 0]).agrees)
  }

  @Test("half a unit of the last printed decimal is allowed")
  func printedDecimals() {
    #expect(compare([0.625], [0.63], decimals: 2).agrees)
    #expect(!compare([0.624], [0.63], decimals: 2).agrees)
    #expect(compare([0.63], [0.63], decimals: 2).yours == "0.63")
  }

  @Test("a smaller tolerance applies if enough decimals are printed")
  func smallTolerance() {
    #expect(!compare([0.00001], [0], decimals: 7, tolerance: 1e-6).agrees)
    #expect(compare([0.0000009], [0], decimals: 7, tolerance: 1e-6).agrees)
  }

  @Test("NaN and infinity agree only with themselves")
  func specialValues() {
    #expect(compare([.nan, .infinity, -.infinity], [.nan, .infinity, -.infinity]).agrees)
    #expect(!compare([.nan], [0]).agrees)
    #expect(!compare([0], [.nan]).agrees)
    #expect(compare([-.nan], [0]).yours == "nan")
    #expect(!compare([.infinity], [-.infinity]).agrees)
    #expect(!compare([1], [.infinity]).agrees)
  }

  @Test("the worst element is reported with its place in the shape")
  func worstElement() {
    let comparison = Comparison.ofNumbers(
      [1, 2, 3, 4, 5.5, 6.1], [1, 2, 3, 4, 5, 6], yoursShape: [2, 3], printedShape: [2, 3], decimals: 1,
      tolerance: 1e-4)
    #expect(!comparison.agrees)
    #expect(comparison.difference == "5.0e-01 at [1, 1] (5.5 / 5.0)")
  }

  @Test("shapes are compared before the values")
  func shapes() {
    let comparison = Comparison.ofNumbers(
      [1, 2], [1, 2], yoursShape: [1, 2], printedShape: [2, 1], decimals: 4, tolerance: 1e-4)
    #expect(!comparison.agrees)
    #expect(comparison.difference == "shape [1, 2] / [2, 1]")
    #expect(!compare([1, 2, 3], [1, 2]).agrees)
    #expect(compare([], []).agrees)
  }

  @Test("long lists are cut after the first values")
  func longLists() {
    let values = (0..<100).map { Double($0) }
    #expect(compare(values, values, decimals: 0).yours == "0  1  2  3  4  5  … (100 values)")
  }

  @Test("whole numbers must be equal, and the first difference is named")
  func wholeNumbers() {
    #expect(Comparison.ofExactValues([1, 2], [1, 2]).agrees)
    let different = Comparison.ofExactValues([1, 2, 3], [1, 5, 6])
    #expect(!different.agrees)
    #expect(different.difference == "first at [1] (2 / 5)")
    #expect(Comparison.ofExactValues([1, 2], [1]).difference == "2 values / 1")
    #expect(!Comparison.ofExactValues([1, 2], [1]).agrees)
  }

  @Test("texts must be equal, and are shown around the first difference")
  func texts() {
    #expect(Comparison.ofTexts("a\n", "a\n").agrees)
    let start = String(repeating: "x", count: 100)
    let different = Comparison.ofTexts(start + "yes", start + "no")
    #expect(!different.agrees)
    #expect(different.yours == "…\"xxxxxxxxxxxxxxxxxxxxyes\"")
    #expect(different.difference == "from character 101 on")
  }
}

@Suite("Verdicts say what a comparison means")
struct VerdictTests {
  private func verdict(_ agrees: Bool, _ expectation: Notebooks.Expectation, seed: Int? = nil) -> Verdict {
    Verdict(agrees: agrees, expectation: expectation, chosenSeed: seed)
  }

  @Test("a number that should agree fails when it differs, with the likely reason")
  func agreement() {
    #expect(verdict(true, .agreement(note: "r")) == .agrees)
    #expect(verdict(false, .agreement(note: nil)) == .fails("differs"))
    #expect(verdict(false, .agreement(note: "r")) == .fails("differs: r"))
  }

  @Test("a wrongly printed number must differ")
  func expectedDifference() {
    #expect(verdict(false, .difference(reason: "r")) == .differsAsExplained("r"))
    #expect(verdict(true, .difference(reason: "r")) == .fails("agrees, but should differ: r"))
  }

  @Test("with a seed that the reader chose, different numbers do not fail")
  func chosenSeed() {
    #expect(verdict(true, .agreement(note: nil), seed: 7) == .agrees)
    #expect(
      verdict(false, .agreement(note: nil), seed: 7)
        == .differsAsExplained("--seed 7 gives other random numbers"))
  }

  @Test("the summary counts each kind and names the failures")
  func counts() {
    var counts = VerdictCounts()
    #expect(counts.isEmpty)
    counts.count(.agrees, label: "a")
    #expect(counts.summary == "1 comparison: 1 agree")
    counts.count(.differsAsExplained("r"), label: "b")
    counts.count(.fails("f"), label: "cell 2: c")
    counts.countSkipped()
    #expect(
      counts.summary
        == "3 comparisons: 1 agree, 1 different as explained, 1 failed, 1 not compared (failed: cell 2: c)")
  }
}
