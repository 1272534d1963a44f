import EmbeddingsTopics
import Tensors
import TestSupport
import Testing

@Suite("Topic alibi: linear biases")
struct LinearBiasTests {
  @Test("Eight heads have the paper's slopes, a half to a 256th")
  func slopes() {
    let slopes: [Float] = [1 / 2, 1 / 4, 1 / 8, 1 / 16, 1 / 32, 1 / 64, 1 / 128, 1 / 256]
    #expect(linearBiasSlopes(heads: 8).scalars == slopes)
    #expect(linearBiasSlopes(heads: 1).scalars == [1 / 256])
  }

  @Test("The bias falls with the distance, and is the same wherever a phrase stands", arguments: [1, 2, 7])
  func bias(shift: Int) {
    let bias = linearBias(heads: 4, tokens: 10)
    #expect(bias.shape == [4, 10, 10])
    #expect(bias[0, 6, 2].item == -1 && bias[3, 6, 2].item == -4 / 256)
    let length = 10 - shift
    #expect(bias[0..., shift..., shift...].scalars == bias[0..., 0..<length, 0..<length].scalars)
    #expect(linearBias(heads: 4, tokens: length).scalars == bias[0..., 0..<length, 0..<length].scalars)
  }

  @Test("Raising keys by their place gives the same weights", arguments: [1, 5, 33])
  func rows(tokens: Int) {
    let scores = Tensor<Float>.randn([2, tokens, tokens], generator: RandomGenerator(seed: 2))
    let future = Tensor<Bool>.ones([tokens, tokens]).triu(diagonal: 1)
    let raised =
      linearBiasSlopes(heads: 2).reshaped(to: [2, 1, 1]) * Tensor<Int>.arange(tokens).to(Float.self)
    let weights = [linearBias(heads: 2, tokens: tokens), raised].map {
      (scores + $0).maskedFill(future, with: -.infinity).softmax(along: -1)
    }
    expectClose(weights[0], to: weights[1], absolute: 1e-5)
  }

  @Test("Heads that are not a power of two are a programming error")
  func programmingError() async {
    let heads = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = linearBiasSlopes(heads: 6)
    }
    expectMessage("6 heads are not a power of two", of: heads)
  }
}
