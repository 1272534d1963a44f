import SelfAttentionTopics
import Tensors
import TestSupport
import Testing

@Suite("Topic tiles: attention without the square of scores")
struct TilesTests {
  @Test(
    "Result and gradients are those of full attention", arguments: [1, 2, 13, 40], [1, 3, 8, 13, 100])
  func equal(tokens: Int, tile: Int) throws {
    let shape = [2, 2, tokens, 6]
    let (q, k, v) = (numbers(shape), numbers(shape, seed: 2), numbers(shape, seed: 3))
    let leaves = [q * 4, k, v].map { $0.requiringGradient() }  // sharp weights
    let full = leaves[0].attention(keys: leaves[1], values: leaves[2], isCausal: true)
    var tiled = TiledAttention(queries: leaves[0], keys: k, values: v, tile: tile)
    expectClose(tiled.result, to: full, absolute: 1e-5)
    let direction = numbers(shape, seed: 4)
    let expected = gradients(of: (full * direction).sum(), withRespectTo: leaves)
    let (dq, dk, dv) = tiled.gradients(of: direction)
    for (yours, theirs) in zip([dq, dk, dv], expected) {
      expectClose(yours, to: try #require(theirs), absolute: 5e-5, relative: 1e-4)
    }
  }

  @Test("Scores too large for exponentials give finite results")
  func largeScores() {
    let x = numbers([1, 1, 9, 4]) * 300
    let tiled = TiledAttention(queries: x, keys: x, values: numbers([1, 1, 9, 4]), tile: 2)
    expectClose(
      tiled.result, to: x.attention(keys: x, values: numbers([1, 1, 9, 4]), isCausal: true), absolute: 1e-4)
  }

  @Test("What a tile needs does not depend on the number of tokens")
  func memory() {
    let counts = [16, 32, 80].map { tokens in
      let x = numbers([1, 2, tokens, 4])
      var tiled = TiledAttention(queries: x, keys: x, values: x, tile: 8)
      _ = tiled.gradients(of: x)
      return tiled.scratchCount
    }
    #expect(Set(counts).count == 1 && counts[0] >= 2 * 8 * 8)
  }

  @Test("A tile of nothing traps")
  func noTile() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      let x = Tensor<Float>.zeros([1, 1, 2, 2])
      _ = TiledAttention(queries: x, keys: x, values: x, tile: 0)
    }
    expectMessage("TiledAttention: a tile of 0", of: result)
  }
}
