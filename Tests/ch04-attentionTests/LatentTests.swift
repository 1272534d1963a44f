import SelfAttentionTopics
import Tensors
import TestSupport
import Testing

@Suite("Topic latent: keys and values made from a short vector")
struct LatentTests {
  /// Turns pairs of numbers by the position.
  private static func turned(_ x: Tensor<Float>, _ first: Int) -> Tensor<Float> {
    let places = Tensor<Float>.arange(Double(first), Double(first + x.shape[2])).unsqueezed(at: 1)
    let (a, b) = (x[.ellipsis, ..<2], x[.ellipsis, 2...])
    return concatenated(
      [a * places.cos() - b * places.sin(), a * places.sin() + b * places.cos()], along: 3)
  }

  private func makeAttention(heads: Int, latent: Int, isRotated: Bool) -> LatentAttention {
    manualSeed(8)
    let rotation: Rotation? = isRotated ? { Self.turned($0, $1) } : nil
    return LatentAttention(
      width: 12, headCount: heads, latentSize: latent, rotatedSize: 4,
      rotation: rotation)
  }

  @Test(
    "With a cache, where no key is made, it gives what it gives without", arguments: [1, 3, 6], [1, 5, 40])
  func cached(heads: Int, latent: Int) {
    for isRotated in [false, true] {
      let attention = makeAttention(heads: heads, latent: latent, isRotated: isRotated)
      let x = numbers([2, 10, 12])
      for pieces in [[10], [1, 9], [4, 1, 1, 4]] {
        var cache = AttentionCache()
        let read = noGrad {
          x.split(sizes: pieces, along: 1).map { attention($0, cache: &cache) }
        }
        expectClose(concatenated(read, along: 1), to: attention(x), absolute: 2e-6)
        #expect(cache.byteCount == 2 * 10 * (latent + 4) * 4)
      }
    }
  }

  @Test("It is multi-head attention whose key and value matrices are products")
  func products() {
    let attention = makeAttention(heads: 3, latent: 5, isRotated: false)
    noGrad { attention.rotatedKey.weight = .zeros([4, 12]) }
    let full = GroupedQueryAttention(width: 12, headCount: 3, keyValueHeadCount: 3)
    // Without a rotated part, queries of 4 numbers of 8; the scale is that of 8.
    let queries = attention.query.weight.reshaped(to: [3, 8, 12])[0..., ..<4]
    full.query.weight = queries.flattened(from: 0, to: 1) * (4 / Float(8)).squareRoot()
    full.key.weight = attention.key.weight.matmul(attention.compress.weight)
    full.value.weight = attention.value.weight.matmul(attention.compress.weight)
    full.output.weight = attention.output.weight
    let x = numbers([2, 7, 12])
    expectClose(attention(x), to: full(x), absolute: 2e-6)
  }

  @Test("DeepSeek-V3's attention in transformers gives the same, whole and token by token")
  func golden() {
    let entry = Golden.entry("deepseek-v3", in: "topics/latent")
    let x = entry.inputs["x"].floatTensor
    let attention = LatentAttention(
      width: x.shape[2], headCount: entry.params["heads"].int, latentSize: entry.params["latent"].int,
      rotatedSize: entry.params["rotated"].int, rotation: Self.turnedPairs)
    for (name, parameter) in attention.namedParameters {
      parameter.value.copy(from: entry.inputs[name].floatTensor)
    }
    expectClose(attention(x), to: entry.outputs["out"])
    var cache = AttentionCache()
    let read = noGrad { x.split(size: 1, along: 1).map { attention($0, cache: &cache) } }
    expectClose(concatenated(read, along: 1), to: entry.outputs["out"])
  }

  /// RoPE for two pairs of neighbours, base 10000.
  private static func turnedPairs(_ x: Tensor<Float>, _ first: Int) -> Tensor<Float> {
    let places = Tensor<Float>.arange(Double(first), Double(first + x.shape[2]))
    let angles = places.unsqueezed(at: 1) * Tensor([1, 0.01])  // [tokens, pairs]
    let pairs = x.reshaped(to: Array(x.shape[..<3]) + [2, 2])
    let (a, b) = (pairs[.ellipsis, 0], pairs[.ellipsis, 1])
    let (cos, sin) = (angles.cos(), angles.sin())
    return stacked([a * cos - b * sin, a * sin + b * cos], along: 4).flattened(from: 3)
  }

  @Test("No later token is seen, and positions matter if they are rotated", arguments: [true, false])
  func causal(isRotated: Bool) {
    let attention = makeAttention(heads: 3, latent: 5, isRotated: isRotated)
    let x = numbers([1, 6, 12])
    let swapped = x.selected(along: 1, indices: Tensor([1, 0, 2, 3, 4, 5]))
    #expect(allEqual(attention(x[0..., ..<4]), attention(x)[0..., ..<4]))
    #expect(allEqual(attention(x)[0..., 5], attention(swapped)[0..., 5]) != isRotated)
  }

  private func allEqual(_ a: Tensor<Float>, _ b: Tensor<Float>) -> Bool {
    (a - b).abs().max().item < 2e-6
  }

  @Test("Heads that do not divide the width trap")
  func indivisible() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = LatentAttention(width: 12, headCount: 5, latentSize: 4, rotatedSize: 2)
    }
    expectMessage("5 heads in a width of 12", of: result)
  }
}
