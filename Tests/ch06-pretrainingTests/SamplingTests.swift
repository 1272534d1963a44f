import Pretraining
import Tensors
import TestSupport
import Testing

@Suite("Choosing the next token")
struct SamplingTests {
  private let logits = golden("next-token").inputs["logits"].floatTensor.unsqueezed(at: 0)  // [1, 9]

  @Test("The most likely of nine words, and one drawn, are the book's")
  func nextToken() {
    let entry = golden("next-token")
    expectClose(logits[0].softmax(along: 0), to: entry.outputs["probabilities"])
    #expect(TokenSampler.greedy(logits).scalars == [entry.outputs["argmax"].int])
    manualSeed(123)
    #expect(TokenSampler()(logits).scalars == [entry.outputs["drawn"].int])
  }

  @Test(
    "A thousand draws at each temperature are the book's",
    arguments: ["samples-temperature-one", "samples-temperature-tenth", "samples-temperature-five"])
  func temperatures(id: String) {
    let entry = golden(id)
    let sampler = TokenSampler(temperature: Float(entry.params["temperature"].double))
    manualSeed(123)
    let draws = (0..<1000).map { _ in sampler(logits).item }
    #expect(Array(draws.prefix(40)) == entry.outputs["first"].ints)
    let counts = (0..<9).map { word in draws.count { $0 == word } }
    #expect(counts == entry.outputs["counts"].ints)
  }

  @Test("The three largest logits stay, and their probabilities are the book's")
  func topK() {
    let entry = golden("top-k")
    let kept = logits.keepingTopK(entry.params["k"].int)
    expectClose(kept[0], to: entry.outputs["masked"])
    expectClose(kept[0].softmax(along: 0), to: entry.outputs["probabilities"])
    #expect(logits.keepingTopK(20).scalars == logits.scalars)
  }

  @Test("top-k draws only from the k likeliest, in every row", arguments: [1, 2, 5])
  func topKDraws(k: Int) {
    manualSeed(1)
    let logits = Tensor<Float>.randn([4, 30])
    let allowed = logits.topk(k).indices
    let sampler = TokenSampler(temperature: 5, topK: k)
    for _ in 0..<200 {
      let drawn = sampler(logits)
      #expect(drawn.shape == [4, 1])
      for row in 0..<4 { #expect(allowed[row].scalars.contains(drawn[row, 0].item)) }
    }
  }

  @Test("top-p keeps the fewest likeliest tokens that reach the mass", arguments: [0.01, 0.5, 0.9, 0.999, 1])
  func topP(mass: Float) {
    manualSeed(2)
    let logits = Tensor<Float>.randn([3, 40]) * 3
    let kept = logits.keepingTopP(mass)
    for row in 0..<3 {
      let all = logits[row].softmax(along: 0).scalars
      let chosen = kept[row].scalars.indices.filter { kept[row].scalars[$0] > -.infinity }
      let total = chosen.reduce(0) { $0 + Double(all[$1]) }
      let smallest = chosen.map { all[$0] }.min() ?? 0
      #expect(total >= Double(mass) - 1e-5)
      #expect(total - Double(smallest) < Double(mass) + 1e-5)
      let others = all.indices.filter { !chosen.contains($0) }
      #expect(others.allSatisfy { all[$0] <= smallest })
    }
  }

  @Test("A temperature of 0, one token of top-k and hardly any mass of top-p are all greedy")
  func greedy() {
    manualSeed(3)
    let logits = Tensor<Float>.randn([6, 50])
    let best = logits.argmax(along: -1, keepingDimensions: true)
    expectEqual(TokenSampler(temperature: 0, topK: 7)(logits), to: best)
    expectEqual(TokenSampler(temperature: 2, topK: 1)(logits), to: best)
    expectEqual(TokenSampler(temperature: 2, topP: 1e-6)(logits), to: best)
  }

  /// With these logits the first token alone has a mass of 0.64; at temperature 5 it takes three.
  @Test("top-p counts the probabilities at the temperature of the draw")
  func topPAfterTemperature() {
    let logits = Tensor<Float>([[3, 2, 1, 0, -1]])
    let sampler = TokenSampler(temperature: 5, topP: 0.6)
    let allowed = (logits / 5).keepingTopP(0.6).scalars.indices.filter {
      (logits / 5).keepingTopP(0.6).scalars[$0] > -.infinity
    }
    #expect(allowed == [0, 1, 2])
    manualSeed(5)
    #expect(Set((0..<300).map { _ in sampler(logits).item }) == Set(allowed))
  }

  /// At each of these temperatures the probabilities are 0.6 and 0.4.
  @Test("A low temperature still draws", arguments: [0.001, 0.01, 0.05, 0.1] as [Float])
  func lowTemperatures(temperature: Float) {
    let logits = Tensor<Float>([[0, temperature * -0.4055]])
    manualSeed(6)
    let sampler = TokenSampler(temperature: temperature)
    let seconds = (0..<500).count { _ in sampler(logits).item == 1 }
    #expect((150...250).contains(seconds), "\(seconds) of 500")
  }

  @Test("Greedy choice draws nothing from the generator")
  func drawsNothing() {
    manualSeed(4)
    let before = RandomGenerator.default.state
    _ = TokenSampler.greedy(logits)
    #expect(RandomGenerator.default.state == before)
  }
}
