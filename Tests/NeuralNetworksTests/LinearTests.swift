import NeuralNetworks
import Tensors
import TestSupport
import Testing

@Suite("A linear layer with given weights")
struct LinearTests {
  @Test("computes x Wᵀ + b, draws nothing, and trains the parameters it was given")
  func givenWeights() throws {
    manualSeed(5)
    let weight = Tensor<Float>([[1, 2, 3], [4, 5, 6]])
    let layer = Linear(weight: weight, bias: Tensor([10, 20] as [Float]))
    let next = RandomGenerator.default.nextUInt32()
    manualSeed(5)
    #expect(next == RandomGenerator.default.nextUInt32())

    #expect(layer.inputSize == 3 && layer.outputSize == 2)
    #expect(layer.namedParameters.map(\.name) == ["weight", "bias"])
    let y = layer(Tensor([[1, 0, -1]] as [[Float]]))
    #expect(y.scalars == [8, 18])  // 1 − 3 + 10 and 4 − 6 + 20
    y.sum().backward()
    #expect(try #require(layer.parameters[0].gradient).scalars == [1, 0, -1, 1, 0, -1])
    #expect(try #require(layer.parameters[1].gradient).scalars == [1, 1])
  }

  @Test("has no bias if none is given")
  func withoutBias() {
    let layer = Linear(weight: .eye(2))
    #expect(layer.bias == nil && layer.parameterCount == 4)
    #expect(layer(Tensor([3, 4] as [Float])).scalars == [3, 4])
  }

  @Test("stops the program if weight and bias do not match")
  func wrongShapes() async {
    let first = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = Linear(weight: .eye(2), bias: .zeros([3]))
    }
    expectMessage("a weight [2, 2] and a bias [3]", of: first)
    let second = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = Linear(weight: .zeros([2]))
    }
    expectMessage("a weight [2] and", of: second)
  }
}
