import Concepts
import Tensors
import TestSupport
import Testing

@Suite("Ranks")
struct DataParallelTests {
  @Test("return their results in order of rank")
  func order() {
    #expect(onEachRank(of: 5) { $0 * $0 } == [0, 1, 4, 9, 16])
  }

  @Test("that average the gradients of equal shares get the gradient of the whole batch", arguments: [2, 4])
  func averageEqualsWhole(worldSize: Int) {
    let gradient: @Sendable (Range<Int>) -> [Float] = { rows in
      let x = Tensor<Float>.randn([8, 2], generator: RandomGenerator(seed: 11))
      let y = Tensor([0, 1, 1, 0, 1, 0, 0, 1])
      let model = NeuralNetwork(inputSize: 2, outputSize: 2, generator: RandomGenerator(seed: 12))
      model(x[rows]).crossEntropy(targets: y[rows]).backward()
      return model.parameters.flatMap { $0.gradient!.scalars }
    }
    let share = 8 / worldSize
    let averages = averaged(onEachRank(of: worldSize) { gradient($0 * share..<($0 + 1) * share) })
    let whole = gradient(0..<8)
    #expect(whole.contains { abs($0) > 1e-3 })
    expectClose(averages, shape: [averages.count], to: whole, shape: [whole.count], absolute: 1e-7)
  }

  @Test("that send different amounts are a programming error")
  func differentAmounts() async {
    await #expect(processExitsWith: .failure) { _ = averaged([[1, 2], [1]]) }
  }
}
