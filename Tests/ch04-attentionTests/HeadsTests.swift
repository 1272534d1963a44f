import SelfAttentionTopics
import Tensors
import TestSupport
import Testing

@Suite("Topics heads and hijack: what heads do, and what they look at")
struct HeadsTests {
  private func makeAttention(keyHeads: Int, window: Int? = nil) -> GroupedQueryAttention {
    manualSeed(5)
    return GroupedQueryAttention(width: 12, headCount: 4, keyValueHeadCount: keyHeads, window: window)
  }

  @Test("Weights sum to one, and what the heads add is the result", arguments: [1, 2, 4], [nil, 1, 3])
  func sums(keyHeads: Int, window: Int?) {
    let attention = makeAttention(keyHeads: keyHeads, window: window)
    for tokens in [1, 7] {
      let x = numbers([2, tokens, 12])
      let weights = attention.weights(of: x)
      expectClose(weights.sum(along: -1), to: Tensor<Float>.ones([2, 4, tokens]))
      #expect(weights.triu(diagonal: 1).scalars.allSatisfy { $0 == 0 })
      let parts = attention.contributions(of: x)
      #expect(parts.count == 4)
      expectClose(parts[0] + parts[1] + parts[2] + parts[3], to: attention(x))
    }
  }

  @Test("Without a head, its part is missing; afterwards it is back, also after an error")
  func ablation() {
    struct Stop: Error {}
    let attention = makeAttention(keyHeads: 2)
    let x = numbers([1, 5, 12])
    let whole = attention(x)
    for head in 0..<4 {
      let rest = attention.without(head: head) { attention(x) }
      expectClose(rest, to: whole - attention.contributions(of: x)[head])
      #expect(throws: Stop.self) { try attention.without(head: head) { throw Stop() } }
      expectIdentical(attention(x), to: whole)
    }
  }

  @Test("The lens reads the model's scores after the last layer")
  func lens() {
    let layers = [makeAttention(keyHeads: 4), makeAttention(keyHeads: 1)]
    let model = SmallModel(vocabulary: 10, places: 8, width: 12, outputs: 10, layers: layers)
    let (ids, targets) = copyExamples(rows: 3, length: 4)
    #expect(ids.shape == [3, 7] && ids[0..., ..<4].scalars == targets.scalars)
    #expect(ids[0..., 4...].scalars == targets[0..., ..<3].scalars)
    let readings = model.lens(of: ids)
    #expect(readings.count == 3)
    expectIdentical(readings[2], to: model(ids))
    expectClose(
      readings[0], to: model.head(model.token(ids) + (model.position?(.arange(7)) ?? .zeros([7, 12]))))
  }

  @Test("The shares of attention sum to one")
  func shares() {
    let weights = numbers([3, 6, 6]).softmax(along: -1)
    let shares = AttentionShares(weights: weights, outside: 2..<4)
    expectClose(shares.trusted + shares.outside + shares.own, to: 1)
    let last = weights[0..., 5].mean(along: 0)
    expectClose(shares.outside, to: Double(last[2].item + last[3].item))
    expectClose(shares.own, to: Double(last[5].item))
  }

  @Test("A threshold lets so many clean values pass")
  func limit() {
    let clean = (1...20).map { Double($0) }.reversed().map { $0 }
    #expect(threshold(clean: clean, falseAlarms: 0.05) == 19)
    #expect(threshold(clean: clean, falseAlarms: 0) == 20)
    #expect(threshold(clean: [3], falseAlarms: 1) == 3)
  }

  @Test("Planted texts have their own key, copies of another, and nothing else", arguments: [0, 1, 8])
  func planted(copies: Int) {
    let texts = PlantedTexts(rows: 30, copies: copies)
    #expect(texts.ids.shape == [30, 25] && texts.trusted.shape == [30, 17])
    for row in 0..<30 {
      let text = texts.ids[row].scalars
      #expect(texts.keys[row] != texts.planted[row])
      #expect(text[..<16].filter { $0 < 8 } == [texts.keys[row]])
      let planted = Array(repeating: texts.planted[row], count: copies)
      #expect(text[16..<24].filter { $0 < 8 } == planted)
      let trusted = Array(text[..<16]) + [16]
      #expect(texts.trusted[row].scalars == trusted)
    }
  }

  @Test("What is hidden might as well be deleted, through several layers", arguments: [1, 4])
  func hiding(keyHeads: Int) {
    let layers = [makeAttention(keyHeads: keyHeads), makeAttention(keyHeads: 2)]
    let x = numbers([2, 9, 12])
    let rest = concatenated([x[0..., ..<3], x[0..., 6...]], along: 1)
    let hidden = layers.reduce(x) { $0 + $1.hiding(3..<6, of: $0) }
    let deleted = layers.reduce(rest) { $0 + $1($0) }
    expectClose(hidden[0..., 6...], to: deleted[0..., 3...])
    expectClose(hidden[0..., ..<3], to: deleted[0..., ..<3])
  }
}
