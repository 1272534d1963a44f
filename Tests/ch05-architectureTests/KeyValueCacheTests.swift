import Architecture
import NeuralNetworks
import Tensors
import TestSupport
import Testing

@Suite("A key-value cache")
struct KeyValueCacheTests {
  private let model: GPTModel
  private let ids = RandomGenerator(seed: 1).permutation(count: 18)
  private var text: Tensor<Int> { Tensor(ids).reshaped(to: [2, 9]) }

  init() {
    manualSeed(5)
    model = GPTModel(
      GPTConfiguration(
        vocabularySize: 18, contextLength: 9, embeddingWidth: 8, headCount: 2, layerCount: 2, dropout: 0.5,
        hasQKVBias: true))
    model.eval()
  }

  @Test(
    "Read in pieces of any size, a text gets the logits of the whole model",
    arguments: [[9], [4, 5], [1, 1, 7], [3, 1, 1, 1, 3]])
  func pieces(sizes: [Int]) {
    let whole = noGrad { model(text) }  // [2, 9, vocabulary]
    var cache = KeyValueCache()
    for size in sizes {
      let end = cache.count + size
      let logits = model.nextTokenLogits(after: text[0..., ..<end], cache: &cache)
      expectClose(logits, to: whole[0..., end - 1], absolute: 1e-5)
      #expect(cache.count == end)
    }
  }

  @Test("A copy continues the text in its own way and leaves the other alone")
  func copies() {
    var cache = KeyValueCache()
    _ = model.nextTokenLogits(after: Tensor([[1, 2, 3]]), cache: &cache)
    for next in [4, 5] {
      var copy = cache
      let text = Tensor([[1, 2, 3, next]])
      let logits = model.nextTokenLogits(after: text, cache: &copy)
      expectClose(logits, to: noGrad { model(text) }[0..., -1], absolute: 1e-5)
      #expect(cache.count == 3 && copy.count == 4)
    }
  }

  @Test("A text that outgrows the context is read again from its last tokens on", arguments: [8, 9, 10, 14])
  func beyondContext(firstCount: Int) {
    var cache = KeyValueCache()
    for count in firstCount...16 {
      let text = Tensor(Array(ids.prefix(count))).unsqueezed(at: 0)
      let logits = model.nextTokenLogits(after: text, cache: &cache)
      let visible = Tensor(Array(ids.prefix(count).suffix(9))).unsqueezed(at: 0)
      expectClose(logits, to: noGrad { model(visible) }[0..., -1], absolute: 1e-5)
      #expect(cache.count == min(count, 9))
    }
  }

  @Test("Reading with a cache records nothing")
  func recordsNothing() {
    var cache = KeyValueCache()
    let before = liveGraphNodes
    let logits = model.nextTokenLogits(after: text, cache: &cache)
    #expect(!logits.requiresGradient)
    #expect(liveGraphNodes == before)
  }

  @Test("A model in training and a text with nothing new are programming errors")
  func programmingErrors() async {
    let training = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      var cache = KeyValueCache()
      let tests = KeyValueCacheTests()
      tests.model.train()
      _ = tests.model.nextTokenLogits(after: tests.text, cache: &cache)
    }
    #expect(message(of: training).contains("the model is in training; call eval() first"))
    let nothingNew = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      var cache = KeyValueCache()
      let tests = KeyValueCacheTests()
      for _ in 0..<2 { _ = tests.model.nextTokenLogits(after: tests.text, cache: &cache) }
    }
    #expect(message(of: nothingNew).contains("ids of shape [2, 9], not [batch, more than the 9 tokens read"))
  }

  private func message(of result: ExitTest.Result?) -> String {
    String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
  }
}
