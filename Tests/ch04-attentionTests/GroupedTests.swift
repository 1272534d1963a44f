import Foundation
import NeuralNetworks
import SelfAttention
import SelfAttentionTopics
import Tensors
import TestSupport
import Testing

@Suite("Topic grouped: key heads that serve several query heads")
struct GroupedTests {
  private func makeAttention(
    keyHeads: Int, headSize: Int? = nil, window: Int? = nil, rotation: Rotation? = nil
  ) -> GroupedQueryAttention {
    manualSeed(5)
    return GroupedQueryAttention(
      width: 16, headCount: 4, keyValueHeadCount: keyHeads, headSize: headSize, window: window,
      rotation: rotation)
  }

  /// RoPE with the halves of a head in pairs, as Llama has it.
  private static func rotated(_ x: Tensor<Float>, _ first: Int) -> Tensor<Float> {
    let half = x.shape[3] / 2
    let angles = (0..<x.shape[2]).flatMap { token in
      (0..<half).map { Float(first + token) / powf(10000, Float($0) / Float(half)) }
    }
    let turns = Tensor<Float>(scalars: angles, shape: [x.shape[2], half])
    let (a, b) = (x[.ellipsis, ..<half], x[.ellipsis, half...])
    let (cos, sin) = (turns.cos(), turns.sin())
    return concatenated([a * cos - b * sin, b * cos + a * sin], along: 3)
  }

  @Test("With as many key heads as heads, it is multi-head attention, to the bit", arguments: [1, 2, 4])
  func multiHead(heads: Int) {
    manualSeed(1)
    let known = MultiHeadAttention(
      inputSize: 8, outputSize: 8, contextLength: 9, dropout: 0, headCount: heads)
    known.output.bias = .zeros([8])
    let grouped = GroupedQueryAttention(width: 8, headCount: heads, keyValueHeadCount: heads)
    grouped.query.weight = known.query.weight
    grouped.key.weight = known.key.weight
    grouped.value.weight = known.value.weight
    grouped.output.weight = known.output.weight
    for tokens in [1, 2, 9] {
      let x = numbers([2, tokens, 8])
      expectIdentical(grouped(x), to: known(x))
    }
  }

  @Test("A key head for several heads is as if each had a copy of it", arguments: [1, 2])
  func copies(keyHeads: Int) {
    let grouped = makeAttention(keyHeads: keyHeads)
    let all = makeAttention(keyHeads: 4)
    all.query.weight = grouped.query.weight
    all.output.weight = grouped.output.weight
    all.key.weight = perHead(grouped.key.weight, keyHeads: keyHeads)
    all.value.weight = perHead(grouped.value.weight, keyHeads: keyHeads)
    let x = numbers([2, 7, 16])
    expectClose(grouped(x), to: all(x))
  }

  private func perHead(_ weight: Tensor<Float>, keyHeads: Int) -> Tensor<Float> {
    concatenated((0..<4).map { weight.split(size: 4, along: 0)[$0 * keyHeads / 4] }, along: 0)
  }

  @Test(
    "The layers of transformers give the same, forward and backward, whole and token by token",
    arguments: Golden.entries(in: "topics/grouped"))
  func golden(_ entry: GoldenEntry) throws {
    let window = entry.params["window"].int
    let attention = makeAttention(
      keyHeads: entry.params["key_heads"].int, window: window == 0 ? nil : window, rotation: Self.rotated)
    for (name, parameter) in attention.namedParameters {
      parameter.value.copy(from: entry.inputs[name].floatTensor)
    }
    let x = entry.inputs["x"].floatTensor.requiringGradient()
    let out = attention(x)
    expectClose(out, to: entry.outputs["out"])
    (out * entry.inputs["w"].floatTensor).sum().backward()
    expectClose(try #require(x.gradient), to: entry.outputs["grad.x"], absolute: 1e-5)
    for (name, parameter) in attention.namedParameters {
      let gradient = try #require(parameter.gradient)
      expectClose(gradient, to: entry.outputs["grad.\(name)"], absolute: 1e-5)
    }
    expectClose(read(x.detached(), by: attention, pieces: [1, 3, 1, 2, 1, 1]), to: entry.outputs["out"])
  }

  /// Lets attention read pieces of a text, with a cache.
  private func read(
    _ x: Tensor<Float>, by attention: GroupedQueryAttention, pieces: [Int]
  ) -> Tensor<Float> {
    var cache = AttentionCache()
    let parts = x.split(sizes: pieces, along: 1)
    return noGrad { concatenated(parts.map { attention($0, cache: &cache) }, along: 1) }
  }

  @Test(
    "With a cache it gives what it gives without, in pieces of any size", arguments: [1, 2, 4],
    [[12], [1, 11], [11, 1], [3, 1, 1, 5, 2]])
  func cached(keyHeads: Int, pieces: [Int]) {
    for window in [nil, 1, 2, 5, 12, 100] {
      let attention = makeAttention(keyHeads: keyHeads, headSize: 6, window: window, rotation: Self.rotated)
      let x = numbers([2, 12, 16])
      expectClose(read(x, by: attention, pieces: pieces), to: attention(x), "window \(window ?? 0)")
    }
  }

  @Test("The cache holds as many bytes as the formula says, and copies continue on their own")
  func bytes() {
    for (keyHeads, window) in [(4, nil), (2, nil), (1, nil), (2, 5)] as [(Int, Int?)] {
      let attention = makeAttention(keyHeads: keyHeads, window: window)
      var cache = AttentionCache()
      #expect(cache.byteCount == 0 && cache.count == 0)
      _ = attention(numbers([3, 8, 16]), cache: &cache)
      var other = cache
      _ = attention(numbers([3, 1, 16]), cache: &other)
      #expect(cache.count == 8 && other.count == 9)
      let kept = min(8, window ?? 8)
      #expect(
        cache.byteCount
          == keyValueBytes(tokens: kept, layers: 1, keyValueHeads: keyHeads, headSize: 4, batch: 3))
    }
  }

  @Test("A window as long as the text changes nothing, and one token sees itself only")
  func windows() {
    let (all, long) = (makeAttention(keyHeads: 2), makeAttention(keyHeads: 2, window: 8))
    let x = numbers([2, 8, 16])
    expectClose(all(x), to: long(x))
    let one = makeAttention(keyHeads: 2, window: 1)
    for token in 0..<8 { expectClose(one(x)[0..., token], to: all(x[0..., token...token])[0..., 0]) }
  }

  @Test("Heads that do not divide into groups trap")
  func indivisible() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = GroupedQueryAttention(width: 16, headCount: 4, keyValueHeadCount: 3)
    }
    expectMessage("4 heads and 3 key heads", of: result)
  }
}
