import Testing

@testable import TestSupport

@Suite("Comparing with golden values")
struct ComparisonTests {
  private let exact = Tolerance(absolute: 0, relative: 0)
  private let wide = Tolerance(absolute: 1e9, relative: 0)

  @Test("accepts what is close, and equal infinities and NaNs")
  func passes() {
    expectClose([1, 2.00001], shape: [2], to: [1, 2], shape: [2])
    expectClose([.nan, .infinity, 5], shape: [3, 1], to: [.nan, .infinity, 5], shape: [3, 1])
    expectClose([], shape: [0, 4], to: [], shape: [0, 4])
    expectClose(1.000001, to: 1)
    expectEqual([1, 2], shape: [2], to: [1, 2], shape: [2])
  }

  @Test("records an issue for what is not close")
  func records() {
    withKnownIssue { expectClose([1], shape: [1], to: [2], shape: [1]) }
    withKnownIssue { expectClose(0.5, to: 0.25) }
    withKnownIssue { expectEqual([1], shape: [1], to: [2], shape: [1]) }
  }

  @Test("reports another shape before any element")
  func reportsShape() {
    #expect(
      difference([1, 9], shape: [2, 1], from: [1, 2], shape: [1, 2], exact)
        == "the shape [2, 1] is not [1, 2]")
    #expect(
      difference([1], shape: [2], from: [1, 2], shape: [2], exact) == "1 elements do not fill the shape [2]")
    #expect(
      difference([1, 2], shape: [2], from: [1, 2], shape: [1, 2]) == "the shape [2] is not [1, 2]")
  }

  @Test("reports the worst of all elements with its index, both values and the bound")
  func reportsWorst() {
    let half = Tolerance(absolute: 0.5, relative: 0)
    #expect(
      difference([1, 3, 5, 4], shape: [2, 2], from: [1, 2, 3, 4], shape: [2, 2], half)
        == "at [1, 0] 5.0 is not 3.0: they differ by 2.0, allowed 0.5; 2 of 4 elements differ")
    #expect(difference([1, 9], shape: [2], from: [1, 2], shape: [2]) == "at [1] 9 is not 2")
  }

  @Test("holds a small element to its own size, however large the others are")
  func reportsSmall() {
    let share = Tolerance(absolute: 0, relative: 1e-5)
    #expect(difference([1e30, 1e-3], shape: [2], from: [1e30, 1e-3], shape: [2], share) == nil)
    let message = difference(
      [1.000001e30, 1.1e-3, 0], shape: [3], from: [1e30, 1e-3, 1e-9], shape: [3], share)
    #expect(message?.hasPrefix("at [2] 0.0 is not 1e-09") == true)
    #expect(message?.hasSuffix("2 of 3 elements differ") == true)
    // A step of the subnormal numbers is as close as a float gets, but not if equality was asked for.
    let step = Float.leastNonzeroMagnitude
    #expect(difference([step], shape: [1], from: [0], shape: [1], share) == nil)
    #expect(difference([step], shape: [1], from: [0], shape: [1], exact) != nil)
  }

  @Test(
    "does not accept NaN or infinities as close to numbers", arguments: [Float.nan, .infinity, -.infinity])
  func reportsNotFinite(odd: Float) throws {
    let yours = try #require(difference([1, odd], shape: [2], from: [1, 2], shape: [2], wide))
    #expect(yours.hasPrefix("at [1] \(odd) is not 2.0"))
    let expected = try #require(difference([1, 2], shape: [2], from: [1, odd], shape: [2], wide))
    #expect(expected.hasPrefix("at [1] 2.0 is not \(odd)"))
    #expect(difference([-odd], shape: [1], from: [odd], shape: [1], wide) != nil || odd.isNaN)
  }

  @Test("reads tensors, summaries and plain values of the golden files")
  func readsGolden() {
    let add = Golden.entry("add-same", in: "ops")
    #expect(add.params["op"].string == "add" && add.seed == nil)
    #expect(add.inputs["a"].shape == [3, 4] && add.inputs["a"].dtype == "float32")
    #expect(add.inputs["a"].floats[0] == -0.0814 && add.inputs["a"].floats.count == 12)
    let printed = Golden.entry("masked-scores", in: "printing").inputs["x"].floats
    #expect(printed[1] == -.infinity)
    #expect(Golden.entry("negative-zero", in: "printing").inputs["x"].floats[1].sign == .minus)
    #expect(Golden.entry("integers-large", in: "printing").inputs["x"].ints[0] == 9_007_199_254_740_993)
    #expect(Golden.entry("first-fifty", in: "ch01").outputs["ids"].ints.prefix(2) == [40, 367])
  }

  @Test("checks probes, mean, deviation and sum of a summary")
  func comparesSummary() {
    // mean 2.5, standard deviation 1.118, of [[1, 2], [3, 4]]
    let summary = GoldenSummary(
      shape: [2, 2], dtype: "float32", mean: 2.5, std: 1.118034, sum: 10,
      probes: [.init(index: [1, 0], value: 3)])
    func report(_ yours: [Float], shape: [Int] = [2, 2]) -> String {
      difference(yours, shape: shape, from: summary, Tolerance(absolute: 1e-6, relative: 0)) ?? "close"
    }
    #expect(report([1, 2, 3, 4]) == "close")
    #expect(report([1, 2, 3.5, 4]).hasPrefix("at [1, 0] 3.5 is not 3.0"))
    #expect(report([1, 2, 3, 5]).hasPrefix("the mean 2.75 is not 2.5"))
    #expect(report([0, 2, 3, 5]).hasPrefix("the standard deviation"))
    #expect(report([1, 2, 3, 4], shape: [4]) == "the shape [4] is not [2, 2]")
  }
}
