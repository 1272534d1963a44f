import Sampling
import Tensors
import TestSupport
import Testing

@Suite("Mixture weights")
struct MixtureWeightsTests {
  private let sizes: [Double] = [500_000, 2_500_000, 40_000, 160_000]

  @Test("The notes' function gives the golden weights", arguments: ["0.7", "1.0", "0.3"])
  func golden(alpha: String) throws {
    let golden = Golden.entry("mixture-weights", in: "ch02")
    let counts = golden.params["counts"]
    let names = counts.object.keys.sorted()
    let weights = mixtureWeights(
      sizes: names.map { counts[$0].double }, alpha: try #require(Double(alpha)))
    for (name, weight) in zip(names, weights) {
      expectClose(weight, to: golden.outputs[alpha][name].double, absolute: 1e-12, relative: 0, name)
    }
    #expect(weights.count == names.count)
  }

  @Test("They sum to 1", arguments: [0, 0.2, 0.7, 1])
  func sum(alpha: Double) {
    expectClose(mixtureWeights(sizes: sizes, alpha: alpha).reduce(0, +), to: 1, absolute: 1e-12)
  }

  @Test("α = 1 keeps the proportions, α = 0 treats all alike")
  func ends() {
    let total = sizes.reduce(0, +)
    for (weight, size) in zip(mixtureWeights(sizes: sizes, alpha: 1), sizes) {
      expectClose(weight, to: size / total, absolute: 1e-12, relative: 0)
    }
    #expect(mixtureWeights(sizes: sizes, alpha: 0) == [0.25, 0.25, 0.25, 0.25])
  }

  @Test("The smaller α, the more the smallest corpus gets and the less the largest")
  func monotone() {
    let sweep = stride(from: 1, through: 0, by: -0.1).map { mixtureWeights(sizes: sizes, alpha: max($0, 0)) }
    for (before, after) in zip(sweep, sweep.dropFirst()) {
      #expect(after[2] > before[2])
      #expect(after[1] < before[1])
    }
  }

  @Test("Counts and percentages give the same weights")
  func scale() {
    let percentages = mixtureWeights(sizes: sizes.map { $0 / 32_000 }, alpha: 0.7)
    for (a, b) in zip(percentages, mixtureWeights(sizes: sizes, alpha: 0.7)) {
      expectClose(a, to: b, absolute: 1e-12, relative: 0)
    }
  }

  @Test("Draws follow the weights to within four standard deviations")
  func draws() {
    let weights = mixtureWeights(sizes: sizes, alpha: 0.7)
    let drawn = Tensor(weights.map { Float($0) })
      .multinomial(count: 10_000, replacement: true, generator: RandomGenerator(seed: 123)).scalars
    for (corpus, weight) in weights.enumerated() {
      let count = Double(drawn.count { $0 == corpus })
      #expect(abs(count - 10_000 * weight) < 4 * (10_000 * weight * (1 - weight)).squareRoot())
    }
  }

  @Test("Sizes that are not positive and α outside 0...1 are programming errors")
  func programmingErrors() async {
    let first = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = mixtureWeights(sizes: [1, 0], alpha: 0.5)
    }
    expectMessage("are not all positive", of: first)
    let second = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = mixtureWeights(sizes: [1, .infinity], alpha: 0.5)
    }
    expectMessage("are not all positive", of: second)
    let third = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = mixtureWeights(sizes: [1, 2], alpha: 1.5)
    }
    expectMessage("alpha 1.5 is outside", of: third)
  }
}

@Suite("Golden values of chapter 2")
struct CoverageTests {
  @Test("Every recorded entry has its test")
  func coverage() {
    let compared = [
      "lorem-windows", "batch-1-stride-1", "batch-8-stride-1", "batch-8-stride-4", "batch-4",
      "batch-shuffled", "mixture-weights",
    ]
    #expect(Golden.entries(in: "ch02").map(\.id).sorted() == compared.sorted())
  }
}
