import NeuralNetworks
import Tensors
import TestSupport
import Testing

/// Where a small constant is added shows only where it is not small beside the gradient.
@Suite("The small constants of optimisers and clipping")
struct EpsilonTests {
  /// Gradients around ε = 1e-3.
  private let gradient: [Double] = [1e-5, -1e-4, 1e-3, -1e-2, 0]
  private let epsilon = 1e-3

  /// Returns what the second step changes; the first, with a gradient of twice the size, fills the memory.
  private func change(_ make: ([Parameter]) -> Optimizer) -> Tensor<Float> {
    let parameter = Parameter(wrappedValue: Tensor<Float>.zeros([gradient.count]))
    let optimizer = make([parameter])
    give(parameter, gradient: Tensor(gradient.map { Float(2 * $0) }))
    optimizer.step()
    let before = parameter.value.copied()
    give(parameter, gradient: Tensor(gradient.map { Float($0) }))
    optimizer.step()
    return (parameter.value - before).copied()
  }

  private func expect(
    _ change: Tensor<Float>, _ formula: (Double) -> Double, sourceLocation: SourceLocation = #_sourceLocation
  ) {
    // The parameter is of order one, and what is added to it is rounded with it.
    expectClose(
      change, to: Tensor(gradient.map { Float(formula($0)) }), absolute: 3e-7, relative: 1e-5,
      sourceLocation: sourceLocation)
  }

  @Test("Adagrad adds ε to the root")
  func adagrad() {
    expect(change { Adagrad($0, learningRate: 1, epsilon: epsilon) }) { g in
      let squares: Double = 4 * g * g + g * g
      return -g / (squares.squareRoot() + epsilon)
    }
  }

  @Test("RMSprop adds ε to the root")
  func rmsprop() {
    expect(change { RMSprop($0, learningRate: 0.1, smoothing: 0.9, epsilon: epsilon) }) { g in
      let square: Double = 0.9 * 0.1 * 4 * g * g + 0.1 * g * g
      return -0.1 * g / (square.squareRoot() + epsilon)
    }
  }

  @Test("Adam and AdamW add ε to the corrected root, with and without AMSGrad", arguments: [false, true])
  func adam(amsgrad: Bool) {
    func formula(_ g: Double) -> Double {
      let mean: Double = (0.9 * 0.2 * g + 0.1 * g) / 0.19
      let old: Double = 0.05 * 4 * g * g
      let new: Double = 0.95 * old + 0.05 * g * g
      let square: Double = (amsgrad ? max(old, new) : new) / (1 - 0.95 * 0.95)
      return -mean / (square.squareRoot() + epsilon)
    }
    expect(
      change {
        Adam($0, learningRate: 1, betas: (0.9, 0.95), epsilon: epsilon, amsgrad: amsgrad)
      }, formula)
    expect(
      change {
        AdamW(
          $0, learningRate: 1, betas: (0.9, 0.95), epsilon: epsilon, weightDecay: 0, amsgrad: amsgrad)
      }, formula)
  }

  @Test(
    "Clipping adds 1e-6 to the norm, so that a small gradient keeps its direction and less of its size",
    arguments: [(1e-6, 0.5e-6), (4e-6, 3e-6), (1e-3, 1e-6), (1, 0.5), (0, 1e-6)])
  func clipping(norm: Double, maximum: Double) throws {
    let parameters = [3.0, 4].map { side in
      let parameter = Parameter(wrappedValue: Tensor<Float>.zeros([2]))
      give(parameter, gradient: Tensor([0, Float(norm * side / 5)]))
      return parameter
    }
    expectClose(Double(clipGradientNorm(parameters, maximum: maximum)), to: norm, absolute: 0, relative: 1e-6)
    let factor = min(maximum / (norm + 1e-6), 1)
    for (parameter, side) in zip(parameters, [3.0, 4]) {
      expectClose(
        try #require(parameter.gradient), to: Tensor([0, Float(norm * side / 5 * factor)]), absolute: 0,
        relative: 1e-6)
    }
  }

  @Test("A norm within 1e-6 of the limit is scaled too, as in PyTorch")
  func clippingAtTheLimit() throws {
    let parameter = Parameter(wrappedValue: Tensor<Float>.zeros([1]))
    give(parameter, gradient: Tensor([2e-6] as [Float]))
    clipGradientNorm([parameter], maximum: 2e-6)
    expectClose(
      try #require(parameter.gradient), to: Tensor([2e-6 * 2 / 3] as [Float]), absolute: 0, relative: 1e-6)
  }
}
