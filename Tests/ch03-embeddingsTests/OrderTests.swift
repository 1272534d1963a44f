import EmbeddingsTopics
import Tensors
import TestSupport
import Testing

@Suite("Topic order: attention without positions")
struct OrderTests {
  @Test("Reordered inputs give the same outputs, reordered", arguments: [1, 2, 7])
  func equivariant(tokens: Int) {
    let generator = RandomGenerator(seed: 5)
    let x = Tensor<Float>.randn([tokens, 6], generator: generator)
    let order = Tensor(generator.permutation(count: tokens))
    let reordered = attentionWithoutPositions(x.selected(along: 0, indices: order))
    expectClose(
      reordered, to: attentionWithoutPositions(x).selected(along: 0, indices: order), absolute: 1e-6,
      relative: 1e-6)
  }
}
