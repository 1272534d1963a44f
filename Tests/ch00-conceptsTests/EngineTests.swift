import Concepts
import ConceptsTopics
import Foundation
import NeuralNetworks
import Tensors
import TestSupport
import Testing

@Suite("Topic engine: gradients checked three ways")
struct EngineTests {
  @Test("Scalars, tensors and differences agree", arguments: CheckedOperation.all.indices)
  func operations(index: Int) {
    let operation = CheckedOperation.all[index]
    expectClose(operation.ofTensors, to: operation.ofScalars, absolute: 1e-6, relative: 1e-5)
    expectClose(operation.byDifference(), to: operation.ofScalars, absolute: 1e-8, relative: 1e-8)
  }

  @Test("A central difference is exact for a parabola, a forward one is off by h")
  func differences() {
    for h in [0.5, 0.25] {
      #expect(centralDifference(at: 3, distance: h) { $0 * $0 } == 6)
      #expect(forwardDifference(at: 3, distance: h) { $0 * $0 } == 6 + h)
    }
  }

  @Test(
    "A layer of scalars gives the outputs and gradients of the tensors", arguments: [(1, 1), (4, 3), (2, 7)])
  func layer(inputs: Int, outputs: Int) {
    let generator = RandomGenerator(seed: 11)
    let linear = Linear(inputSize: inputs, outputSize: outputs, generator: generator)
    let x = Tensor<Float>.randn([inputs], generator: generator)
    let y = linear(x).tanh()
    y.sum().backward()
    let layer = ScalarLayer(weight: linear.weight.detached(), bias: linear.bias!.detached())
    let scalars = layer(x.scalars.map { Scalar(Double($0)) })
    scalars.dropFirst().reduce(scalars[0], +).backward()
    expectClose(y.detached(), to: Tensor(scalars.map { Float($0.value) }))
    let gradients = linear.weight.gradient!.scalars + linear.bias!.gradient!.scalars
    let yours = layer.gradients.map { Float($0) }
    expectClose(yours, shape: [yours.count], to: gradients, shape: [inputs * outputs + outputs])
  }
}
