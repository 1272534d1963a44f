import NeuralNetworks
import Tensors
import Testing

@Suite("Gradients of a linear layer")
struct LinearGradientTests {
  @Test(
    "are sums over all rows, for the bias too", arguments: [1, 15, 16, 17, 63, 64, 65, 128, 200, 1025])
  func sums(rows: Int) throws {
    let generator = RandomGenerator(seed: 12)
    let layer = Linear(inputSize: 5, outputSize: 3, generator: generator)
    let x = Tensor<Float>.uniform([rows, 5], from: 0.5, to: 1, generator: generator).requiringGradient()
    let g = Tensor<Float>.uniform([rows, 3], from: 0.5, to: 1, generator: generator)
    (layer(x) * g).sum().backward()

    let (xs, gs) = (x.scalars.map(Double.init), g.scalars.map(Double.init))
    let weight = layer.weight.scalars.map(Double.init)
    let bias = (0..<3).map { o in (0..<rows).reduce(0) { $0 + gs[$1 * 3 + o] } }
    let weights = (0..<15).map { i in (0..<rows).reduce(0) { $0 + gs[$1 * 3 + i / 5] * xs[$1 * 5 + i % 5] } }
    expect(try #require(layer.parameters[1].gradient), equals: bias)
    expect(try #require(layer.parameters[0].gradient), equals: weights)
    let inputs = (0..<rows * 5).map { i in
      (0..<3).map { gs[i / 5 * 3 + $0] * weight[$0 * 5 + i % 5] }
    }
    for ((yours, terms), i) in zip(zip(try #require(x.gradient).scalars, inputs), 0...) {
      // The terms may cancel, so the bound is a share of their sizes.
      let size = terms.reduce(0) { $0 + abs($1) }
      #expect(abs(Double(yours) - terms.reduce(0, +)) <= 2e-7 * size, "input \(i)")
    }
  }

  /// Sums of positive numbers: every element within 2e-6 of its value.
  private func expect(
    _ yours: Tensor<Float>, equals exact: [Double], sourceLocation: SourceLocation = #_sourceLocation
  ) {
    for (x, y) in zip(yours.scalars, exact) {
      #expect(abs(Double(x) - y) <= 2e-6 * y, "\(x) is not \(y)", sourceLocation: sourceLocation)
    }
  }
}
