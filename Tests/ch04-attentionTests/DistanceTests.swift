import SelfAttentionTopics
import Tensors
import TestSupport
import Testing

@Suite("Topic distance: a key at a distance")
struct DistanceTests {
  @Test("A text has one key, at the distance asked for, and ends in the question", arguments: [1, 3, 9])
  func texts(distance: Int) {
    manualSeed(2)
    for asked in [distance, nil] {
      let (ids, keys) = RecallTask(tokens: 9).examples(rows: 20, distance: asked)
      #expect(ids.shape == [20, 10] && keys.shape == [20, 1])
      for row in 0..<20 {
        let text = ids[row].scalars
        let places = text.indices.filter { text[$0] < RecallTask.keyCount }
        #expect(places.count == 1 && text[places[0]] == keys[row, 0].item && text[9] == 16)
        if let asked { #expect(places == [9 - asked]) }
      }
    }
  }

  @Test("The recurrent layer is tanh of the token and the state before, and no later token is seen")
  func recurrent() {
    manualSeed(3)
    let layer = RecurrentLayer(width: 4)
    let x = numbers([2, 3, 4])
    let result = layer(x)
    var state = Tensor<Float>.zeros([2, 4])
    for token in 0..<3 {
      let fromToken = x[0..., token].matmul(layer.input.weight.transposed())
      let fromState = state.matmul(layer.recurrent.weight.transposed())
      state = (fromToken + fromState + (layer.input.bias ?? .zeros([4]))).tanh()
      expectClose(result[0..., token], to: state)
    }
    expectIdentical(layer(x[0..., ..<2]), to: result[0..., ..<2])
  }

  @Test("Full attention learns to recall, and a window cannot beyond its reach")
  func learning() {
    manualSeed(1)
    let task = RecallTask(tokens: 8)
    let models = [nil, 3].map { window in
      let layer = GroupedQueryAttention(width: 16, headCount: 2, keyValueHeadCount: 2, window: window)
      return SmallModel(vocabulary: RecallTask.vocabulary, width: 16, outputs: 8, layers: [layer])
    }
    let far = task.examples(rows: 100, distance: 3)
    let other = far.ids.copied()
    for row in 0..<100 { other[row, 5] = Tensor((far.targets[row, 0].item + 1) % 8) }
    models[0].train(steps: 150, rate: 0.01) { task.examples(rows: 32) }
    models[1].train(steps: 20, rate: 0.01) { task.examples(rows: 32) }
    #expect(models[0].accuracy(on: far.ids, targets: far.targets) > 0.9)
    #expect(models[0](far.ids)[0..., -1].scalars != models[0](other)[0..., -1].scalars)
    expectIdentical(models[1](far.ids)[0..., -1], to: models[1](other)[0..., -1])
  }
}
