import Datasets
import Embeddings
import NeuralNetworks
import Sampling
import Tensors
import TestSupport
import Testing

@Suite("Input embeddings")
struct InputEmbeddingTests {
  /// Tables for 9 ids and 4 places, 3 numbers wide.
  private func small() -> InputEmbedding {
    let generator = RandomGenerator(seed: 3)
    return InputEmbedding(
      token: Embedding(count: 9, width: 3, generator: generator),
      position: Embedding(count: 4, width: 3, generator: generator))
  }

  @Test("The book's tables and first batch give PyTorch's numbers")
  func book() throws {
    let golden = Golden.entry("input-embeddings", in: "ch03")
    let (vocabulary, width) = (golden.params["vocab"].int, golden.params["width"].int)
    manualSeed(try #require(golden.seed))
    _ = Embedding(count: 6, width: 3)  // section 2.7 draws from the same stream
    let token = Embedding(count: vocabulary, width: width)
    let loader = try makeDataLoader(
      ids: golden.inputs["ids"].ints + [287], batchSize: 8, contextLength: 4, stride: 4, shuffles: false)
    let ids = try #require(Array(loader.prefix(1)).first).inputs
    let position = Embedding(count: 4, width: width)
    let embed = InputEmbedding(token: token, position: position)
    expectEqual(ids, to: golden.inputs["ids"])
    expectClose(token.weight, to: golden.outputs["token_weight"])
    expectClose(position.weight, to: golden.outputs["position_weight"])
    expectClose(token(ids), to: golden.outputs["token_embeddings"])
    expectClose(embed(ids), to: golden.outputs["input_embeddings"])
  }

  @Test("Each vector is the id's row plus the position's row", arguments: 1...4)
  func sums(tokens: Int) {
    let embed = small()
    let ids = Tensor<Int>.randint(0, 9, [2, tokens], generator: RandomGenerator(seed: 1))
    let embedded = embed(ids)
    #expect(embedded.shape == [2, tokens, 3])
    for batch in 0..<2 {
      for place in 0..<tokens {
        let row = embed.token.weight[ids[batch, place].item] + embed.position.weight[place]
        expectClose(embedded[batch, place], to: row, absolute: 0, relative: 0)
      }
    }
  }

  @Test("The same id has two vectors at two positions, and one without positions")
  func order() {
    let embed = small()
    let ids = Tensor([[5, 2, 5]])
    #expect(embed(ids)[0, 0].scalars != embed(ids)[0, 2].scalars)
    #expect(embed.token(ids)[0, 0].scalars == embed.token(ids)[0, 2].scalars)
  }

  @Test("Rows receive a gradient for each use")
  func gradients() throws {
    let embed = small()
    embed(Tensor([[1, 2, 1], [8, 1, 0]])).sum().backward()
    let tokens = try #require(embed.token.weight.gradient)
    let places = try #require(embed.position.weight.gradient)
    #expect(tokens[0..., 0].scalars == [1, 3, 1, 0, 0, 0, 0, 0, 1])
    #expect(places[0..., 0].scalars == [2, 2, 2, 0])
  }

  @Test("Both tables are parameters")
  func parameters() {
    #expect(small().namedParameters.map(\.name) == ["token.weight", "position.weight"])
    #expect(small().parameterCount == 9 * 3 + 4 * 3)
  }

  @Test("Tables of two widths, too many tokens and ids without a batch are programming errors")
  func programmingErrors() async {
    let first = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = InputEmbedding(token: Embedding(count: 9, width: 3), position: Embedding(count: 4, width: 2))
    }
    expectMessage("differ in width", of: first)
    let second = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      let embed = InputEmbedding(
        token: Embedding(count: 9, width: 3), position: Embedding(count: 4, width: 3))
      _ = embed(Tensor([[1, 2, 3, 4, 5]]))
    }
    expectMessage("5 tokens do not fit into a context of 4", of: second)
    let third = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      let embed = InputEmbedding(
        token: Embedding(count: 9, width: 3), position: Embedding(count: 4, width: 3))
      _ = embed(Tensor([1, 2, 3]))
    }
    expectMessage("ids of shape [3]", of: third)
  }
}
