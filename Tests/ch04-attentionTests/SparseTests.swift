import SelfAttentionTopics
import Tensors
import TestSupport
import Testing

@Suite("Topic sparse: masks that leave most pairs out")
struct SparseTests {
  @Test("A band and global tokens, and for BigBird so many random keys more", arguments: [1, 2, 9, 20])
  func masks(tokens: Int) {
    let long = longformerMask(tokens: tokens, reach: 1, global: [0])
    for row in 0..<tokens {
      for column in 0..<tokens {
        #expect(long[row, column].item == (abs(row - column) <= 1 || row == 0 || column == 0))
      }
    }
    func bird() -> Tensor<Bool> {
      bigBirdMask(
        tokens: tokens, reach: 1, global: [0], random: 3, generator: RandomGenerator(seed: 6))
    }
    #expect(bird().scalars == bird().scalars)
    for (narrow, wide) in zip(long.unbound(), bird().unbound()) {
      let seen = narrow.scalars.count { $0 }
      #expect(wide.scalars.count { $0 } == min(seen + 3, tokens))
      #expect(zip(narrow.scalars, wide.scalars).allSatisfy { !$0 || $1 })
    }
  }

  @Test("All tokens global is full attention, and what is hidden has no influence")
  func full() {
    let shape = [2, 2, 9, 4]
    let (q, k, v) = (numbers(shape), numbers(shape, seed: 2), numbers(shape, seed: 3))
    let all = longformerMask(tokens: 9, reach: 0, global: Array(0..<9))
    expectClose(maskedAttention(q, k, v, visible: all), to: q.attention(keys: k, values: v))
    let band = longformerMask(tokens: 9, reach: 2)
    let changed = v.copied()
    changed[0..., 0..., 8] = Tensor(100)
    let (before, after) = (
      maskedAttention(q, k, v, visible: band), maskedAttention(q, k, changed, visible: band)
    )
    expectIdentical(before[0..., 0..., ..<6], to: after[0..., 0..., ..<6])
    #expect(before[0..., 0..., 6].scalars != after[0..., 0..., 6].scalars)
  }

  @Test("As many keys as there are is causal attention; fewer are the best", arguments: [1, 3, 8, 20])
  func selection(count: Int) {
    let scores = numbers([8, 8])
    let chosen = selectedKeys(scores: scores, count: count)
    for row in 0..<8 {
      let visible = scores[row].scalars[...row].sorted(by: >)
      let least = visible[min(count, visible.count) - 1]
      for column in 0..<8 {
        let isBest = column <= row && scores[row, column].item >= least
        #expect(chosen[row, column].item == isBest)
      }
    }
    let shape = [1, 2, 8, 4]
    let (q, k, v) = (numbers(shape), numbers(shape, seed: 2), numbers(shape, seed: 3))
    if count >= 8 {
      expectClose(
        maskedAttention(q, k, v, visible: chosen), to: q.attention(keys: k, values: v, isCausal: true))
    }
  }

  @Test("The indexer's score is a weighted sum of positive products")
  func indexer() {
    let (q, k, w) = (numbers([4, 2, 3]), numbers([4, 3], seed: 2), numbers([4, 2], seed: 3))
    let scores = indexerScores(queries: q, keys: k, weights: w)
    for row in 0..<4 {
      for column in 0..<4 {
        let terms = (0..<2).map { w[row, $0].item * max(q[row, $0].matmul(k[column]).item, 0) }
        expectClose(Double(scores[row, column].item), to: Double(terms[0] + terms[1]))
      }
    }
  }
}
