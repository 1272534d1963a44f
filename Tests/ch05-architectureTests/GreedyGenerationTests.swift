import Architecture
import Tensors
import TestSupport
import Testing

@Suite("Greedy generation appends the most likely token")
struct GreedyGenerationTests {
  private let model: GPTModel

  init() {
    manualSeed(7)
    model = GPTModel(
      GPTConfiguration(
        vocabularySize: 11, contextLength: 4, embeddingWidth: 6, headCount: 2, layerCount: 2, dropout: 0.5))
    model.eval()
  }

  @Test("It keeps the given ids and appends as many as asked for", arguments: [0, 1, 5])
  func count(newTokens: Int) {
    let start = Tensor([[3, 1], [7, 7], [0, 10]])
    let ids = generateGreedily(model, start, newTokens: newTokens, contextLength: 4)
    #expect(ids.shape == [3, 2 + newTokens])
    expectEqual(ids[0..., ..<2], to: start)
    #expect(start.shape == [3, 2])
  }

  @Test("Each token has the largest logit given those before it")
  func mostLikely() {
    let ids = generateGreedily(model, Tensor([[5]]), newTokens: 3, contextLength: 4)
    let logits = model(ids[0..., ..<3])  // [1, 3, 11]
    expectEqual(ids[0, 1...], to: logits[0].argmax(along: -1))
  }

  @Test("A row of a batch continues as it would alone")
  func batch() {
    let together = generateGreedily(model, Tensor([[3, 1], [7, 2]]), newTokens: 4, contextLength: 4)
    let alone = generateGreedily(model, Tensor([[7, 2]]), newTokens: 4, contextLength: 4)
    expectEqual(together[1], to: alone[0])
  }

  @Test("The model sees only the last ids that fit into the context", arguments: [1, 2, 4])
  func crop(contextLength: Int) {
    let long = Tensor([[9, 8, 7, 6, 5, 4, 3, 2]])
    let ids = generateGreedily(model, long, newTokens: 3, contextLength: contextLength)
    #expect(ids.shape == [1, 11])
    for position in 8..<11 {
      let visible = ids[0..., (position - contextLength)..<position]
      #expect(ids[0, position].item == model(visible)[0, -1].argmax().item)
    }
  }

  @Test("It leaves no graph behind")
  func graph() {
    let before = liveGraphNodes
    let ids = generateGreedily(model, Tensor([[1, 2, 3]]), newTokens: 2, contextLength: 4)
    #expect(ids.count == 5)
    #expect(liveGraphNodes == before)
  }
}
