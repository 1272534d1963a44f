import Embeddings
import EmbeddingsTopics
import Tensors
import TestSupport
import Testing

@Suite("Topic relative: Shaw's vectors and T5's buckets")
struct RelativeTests {
  @Test("Looked-up products give what a vector for each pair gives", arguments: [1, 2, 9], [1, 4])
  func offsetAttention(tokens: Int, maximum: Int) {
    let generator = RandomGenerator(seed: 3)
    let attention = OffsetAttention(size: 5, maximum: maximum, generator: generator)
    let parts = (0..<3).map { _ in Tensor<Float>.randn([tokens, 5], generator: generator) }
    let rows = relativeOffsets(tokens: tokens, maximum: maximum) + maximum
    let keys = parts[1].unsqueezed(at: 0) + attention.keys.weight.embedding(rows)
    let values = parts[2].unsqueezed(at: 0) + attention.values.weight.embedding(rows)
    let scores = (parts[0].unsqueezed(at: 1) * keys).sum(along: -1) / Float(5).squareRoot()
    let literal = (scores.softmax(along: -1).unsqueezed(at: -1) * values).sum(along: 1)
    let result = attention(queries: parts[0], keys: parts[1], values: parts[2])
    expectClose(result, to: literal, absolute: 3e-6)
  }

  @Test("Without offset vectors it is plain attention, and all vectors get gradients")
  func plainAttention() throws {
    let generator = RandomGenerator(seed: 4)
    let x = Tensor<Float>.randn([6, 4], generator: generator)
    let attention = OffsetAttention(size: 4, maximum: 2, generator: generator)
    attention(queries: x, keys: x, values: x).pow(2).sum().backward()
    for table in [attention.keys, attention.values] {
      let gradient = try #require(table.weight.gradient)
      #expect(gradient.abs().sum(along: 1).min().item > 0)
    }
    attention.keys.weight = .zeros([5, 4])
    attention.values.weight = .zeros([5, 4])
    expectClose(attention(queries: x, keys: x, values: x), to: attentionWithoutPositions(x))
  }

  @Test("Buckets are those of transformers' T5", arguments: ["decoder", "encoder", "small"])
  func buckets(id: String) {
    let golden = Golden.entry(id, in: "topics/relative")
    let params = golden.params
    let found = golden.inputs["offsets"].ints.map {
      offsetBucket(
        of: $0, isCausal: params["causal"].bool, buckets: params["buckets"].int,
        maximum: params["maximum"].int)
    }
    #expect(found == golden.outputs["buckets"].ints)
    #expect(found.count == 601)
  }

  @Test("Biases are those of transformers' T5", arguments: ["bias-decoder", "bias-encoder"])
  func biases(id: String) {
    let golden = Golden.entry(id, in: "topics/relative")
    let bias = BucketBias(heads: 2, isCausal: golden.params["causal"].bool)
    bias.table.weight = golden.inputs["table"].floatTensor
    expectClose(bias(tokens: 20), to: golden.outputs["bias"], absolute: 0, relative: 0)
  }

  @Test("A phrase keeps its biases when it moves", arguments: [1, 20], [true, false])
  func shift(distance: Int, isCausal: Bool) {
    let bias = BucketBias(heads: 3, isCausal: isCausal, generator: RandomGenerator(seed: 5))(tokens: 40)
    let length = 40 - distance
    #expect(bias[0..., distance..., distance...].scalars == bias[0..., 0..<length, 0..<length].scalars)
  }
}
