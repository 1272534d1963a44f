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
    var (bias, weights) = ([Double](repeating: 0, count: 3), [Double](repeating: 0, count: 15))
    for row in 0..<rows {
      for output in 0..<3 {
        let slope: Double = gs[row * 3 + output]
        bias[output] += slope
        for input in 0..<5 { weights[output * 5 + input] += slope * xs[row * 5 + input] }
      }
    }
    expect(try #require(layer.parameters[1].gradient), equals: bias)
    expect(try #require(layer.parameters[0].gradient), equals: weights)

    let inputs = try #require(x.gradient).scalars
    for row in 0..<rows {
      for input in 0..<5 {
        // The terms may cancel, so the bound is a share of their sizes.
        var (sum, size) = (0.0, 0.0)
        for output in 0..<3 {
          let term: Double = gs[row * 3 + output] * weight[output * 5 + input]
          sum += term
          size += abs(term)
        }
        #expect(abs(Double(inputs[row * 5 + input]) - sum) <= 3e-7 * size)
      }
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
