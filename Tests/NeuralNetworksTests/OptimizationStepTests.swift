import NeuralNetworks
import Tensors
import TestSupport
import Testing

@Suite("One step of training")
struct OptimizationStepTests {
  private let start = Tensor<Float>([3, 4])

  @Test("clears, computes, goes backward and changes the parameters, and returns the loss before the change")
  func plain() {
    let parameter = Parameter(wrappedValue: start.copied())
    give(parameter, gradient: Tensor([100, 100] as [Float]))  // of an earlier step, to be forgotten
    let optimizer = SGD([parameter], learningRate: 0.25)
    let loss = optimizer.step { (parameter.wrappedValue * parameter.wrappedValue).sum() }
    #expect(loss == 25)
    #expect(parameter.value.scalars == [1.5, 2])  // the gradient of Σ p² is 2 p = [6, 8]
  }

  @Test("clips the common norm of the gradients, and leaves a norm below the maximum")
  func clipped() {
    for (maximum, expected) in [(5.0, [2.25, 3] as [Float]), (100, [1.5, 2])] {
      let parameter = Parameter(wrappedValue: start.copied())
      let optimizer = SGD([parameter], learningRate: 0.25)
      // The gradient [6, 8] has the norm 10; clipped to 5 it is [3, 4].
      optimizer.step(maximumGradientNorm: maximum) { (parameter.wrappedValue * parameter.wrappedValue).sum() }
      expectClose(parameter.value.scalars, shape: [2], to: expected, shape: [2], absolute: 1e-6)
    }
  }

  @Test("passes an error of the loss on and changes nothing")
  func failing() {
    struct Stop: Error {}
    let parameter = Parameter(wrappedValue: start.copied())
    let optimizer = SGD([parameter], learningRate: 0.25)
    #expect(throws: Stop.self) { try optimizer.step { throw Stop() } }
    #expect(parameter.value.scalars == [3, 4])
  }
}
