import EmbeddingsTopics
import Tensors
import TestSupport
import Testing

@Suite("Topic rope: rotary positions")
struct RotaryTests {
  private static func scaling(_ params: GoldenValue) -> RotaryScaling {
    guard params.contains("kind") else { return .none }
    let factor = Float(params["factor"].double)
    return params["kind"].string == "linear"
      ? .interpolated(factor: factor)
      : .yarn(
        factor: factor, trainedLength: params["length"].int, fast: params["fast"].double,
        slow: params["slow"].double)
  }

  @Test("Vectors turn as in transformers and the book", arguments: Golden.entries(in: "topics/rope"))
  func golden(entry: GoldenEntry) {
    let (params, outputs) = (entry.params, entry.outputs)
    let rotary = RotaryEmbedding(
      headSize: params["head"].int, base: Float(params["base"].double), scaling: Self.scaling(params))
    for name in ["q", "k"] where entry.inputs.contains(name) {
      let turned = rotary(entry.inputs[name].floatTensor, from: params["start"].int)
      expectClose(turned, to: outputs[name], absolute: 1e-6, relative: 1e-6, name)
    }
    guard outputs.contains("frequencies") else { return }
    expectClose(
      Tensor(rotary.frequencies), to: outputs["frequencies"], absolute: 0, relative: 1e-7)
    expectClose(Double(rotary.amplitude), to: outputs["amplitude"].double)
  }

  @Test("The golden values are those that the tests expect")
  func entries() {
    #expect(Golden.entries(in: "topics/rope").map(\.id).count == 10)
  }

  @Test(
    "A score depends on the distance only", arguments: [RotaryEmbedding.Pairing.halves, .interleaved],
    [2, 6, 32])
  func distance(pairing: RotaryEmbedding.Pairing, headSize: Int) {
    let rotary = RotaryEmbedding(headSize: headSize, pairing: pairing)
    let generator = RandomGenerator(seed: 3)
    let q = Tensor<Float>.randn([1, headSize], generator: generator)
    let k = Tensor<Float>.randn([1, headSize], generator: generator)
    func score(_ i: Int, _ j: Int) -> Double {
      Double(rotary(q, from: i).matmul(rotary(k, from: j).transposed()).item)
    }
    for shift in [1, 7, 100] {
      expectClose(score(5 + shift, 2 + shift), to: score(5, 2), absolute: 2e-5)
    }
    #expect(abs(score(5, 2) - score(5, 4)) > 1e-3)
  }

  @Test("Turning keeps lengths, and position 0 changes nothing", arguments: [2, 8, 10])
  func lengths(headSize: Int) {
    let x = Tensor<Float>.randn([2, 3, 4, headSize], generator: RandomGenerator(seed: 4))
    let turned = RotaryEmbedding(headSize: headSize)(x)
    #expect(turned.shape == x.shape)
    expectClose((turned * turned).sum(along: -1), to: (x * x).sum(along: -1), relative: 1e-5)
    #expect(turned[0..., 0..., 0].scalars == x[0..., 0..., 0].scalars)
  }

  @Test("With a cache, a text in two pieces turns like the whole", arguments: [0, 1, 5, 6])
  func pieces(cached: Int) {
    let rotary = RotaryEmbedding(headSize: 8)
    let x = Tensor<Float>.randn([2, 6, 8], generator: RandomGenerator(seed: 5))
    let pieces = [
      rotary(x[0..., 0..<cached]), rotary(x[0..., cached..<6], from: cached),
    ]
    #expect(concatenated(pieces, along: 1).scalars == rotary(x).scalars)
  }

  @Test("Each vector turns at the position given for it")
  func positions() {
    let rotary = RotaryEmbedding(headSize: 4)
    let x = Tensor<Float>.randn([3, 4], generator: RandomGenerator(seed: 6))
    let turned = rotary(x, at: Tensor([7, 0, 7]))
    #expect(turned[0].scalars == rotary(x[0..<1], from: 7)[0].scalars)
    #expect(turned[1].scalars == x[1].scalars)
  }

  @Test("Interleaved numbers in the other order turn like halves, exactly", arguments: [2, 4, 16])
  func pairings(headSize: Int) {
    let order = RotaryEmbedding.order(headSize: headSize)
    let x = Tensor<Float>.randn([5, headSize], generator: RandomGenerator(seed: 7))
    let interleaved = RotaryEmbedding(headSize: headSize, pairing: .interleaved)(x, from: 3)
    let halves = RotaryEmbedding(headSize: headSize)(x.selected(along: -1, indices: order), from: 3)
    #expect(interleaved.selected(along: -1, indices: order).scalars == halves.scalars)
    #expect(order.scalars.sorted() == Array(0..<headSize))
  }

  @Test("A gradient turns back", arguments: [RotaryEmbedding.Pairing.halves, .interleaved])
  func gradient(pairing: RotaryEmbedding.Pairing) throws {
    let rotary = RotaryEmbedding(headSize: 6, pairing: pairing)
    let generator = RandomGenerator(seed: 8)
    let x = Tensor<Float>.randn([2, 4, 6], generator: generator).requiringGradient()
    let weights = Tensor<Float>.randn([2, 4, 6], generator: generator)
    (rotary(x, from: 9) * weights).sum().backward()
    let back = rotary(weights, at: Tensor([-9, -10, -11, -12]))
    expectClose(try #require(x.gradient), to: back, absolute: 2e-6)
  }

  @Test("A factor of 1 changes nothing")
  func factorOfOne() {
    let plain = RotaryEmbedding(headSize: 16)
    let yarn = RotaryEmbedding(headSize: 16, scaling: .yarn(factor: 1, trainedLength: 32))
    let linear = RotaryEmbedding(headSize: 16, scaling: .interpolated(factor: 1))
    expectClose(Tensor(yarn.frequencies), to: Tensor(plain.frequencies), absolute: 0, relative: 1e-7)
    #expect(linear.frequencies == plain.frequencies)
    #expect(yarn.amplitude == 1)
  }

  @Test("An odd head, other shapes and impossible scalings are programming errors")
  func programmingErrors() async {
    let odd = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = RotaryEmbedding(headSize: 5)
    }
    expectMessage("pairs need an even head size, not 5", of: odd)
    let shape = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = RotaryEmbedding(headSize: 4)(Tensor<Float>.zeros([2, 3, 6]))
    }
    expectMessage("[2, 3, 6] is not […, tokens, 4]", of: shape)
    let factor = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = RotaryEmbedding(headSize: 4, scaling: .interpolated(factor: 0.5))
    }
    expectMessage("factor 0.5 < 1", of: factor)
    let turns = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = RotaryEmbedding(headSize: 4, scaling: .yarn(factor: 2, trainedLength: 6))
    }
    expectMessage("turns 32.0 and 1.0 within 6 tokens", of: turns)
  }
}
