import SelfAttentionTopics
import Tensors
import TestSupport
import Testing

@Suite("Topic window: attention to the last tokens, and its reach")
struct WindowTests {
  @Test("The mask hides what is older than the window, for queries at the end of the keys")
  func mask() {
    for (queries, keys, window) in [(5, 5, 2), (1, 6, 3), (3, 7, 1), (4, 4, 9)] {
      let mask = windowMask(queries: queries, keys: keys, window: window)
      #expect(mask.shape == [queries, keys])
      for query in 0..<queries {
        let position = keys - queries + query
        for key in 0...position {
          #expect((mask[query, key].item == 0) == (position - key < window))
        }
      }
    }
  }

  @Test("Layers reach exactly as many tokens as the formula says", arguments: [1, 2, 3], [1, 2, 4])
  func reach(depth: Int, window: Int) {
    manualSeed(depth)
    let layers = (0..<depth).map { _ in
      GroupedQueryAttention(width: 8, headCount: 2, keyValueHeadCount: 1, window: window)
    }
    let influence = influenceOnLast(of: numbers([1, 12, 8])) { x in
      layers.reduce(x) { x, layer in x + layer(x) }
    }
    let seen = influence.scalars.map { $0 > 0 }
    let reach = windowReach(layers: depth, window: window)
    #expect(seen == (0..<12).map { $0 >= 12 - reach })
  }

  @Test("A window of nothing traps")
  func noWindow() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = GroupedQueryAttention(width: 8, headCount: 2, keyValueHeadCount: 1, window: 0)
    }
    expectMessage("GroupedQueryAttention: a window of 0", of: result)
  }
}
