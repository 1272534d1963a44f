import NeuralNetworks
import Tensors
import TestSupport
import Testing

@Suite("Token embeddings")
struct TokenEmbeddingTests {
  @Test("A 6 × 3 table has the book's initial values")
  func table() {
    let golden = Golden.entry("embedding-6x3", in: "ch03")
    let embedding = Embedding(count: 6, width: 3, generator: RandomGenerator(seed: 123))
    expectClose(embedding.weight, to: golden.outputs["weight"])
  }

  @Test("Lookups return the book's rows", arguments: ["embedding-row", "embedding-rows"])
  func rows(id: String) {
    let golden = Golden.entry(id, in: "ch03")
    let embedding = Embedding(count: 6, width: 3, generator: RandomGenerator(seed: 123))
    expectClose(embedding(golden.inputs["ids"].intTensor), to: golden.outputs["out"])
  }

  @Test("One-hot rows times the table are the rows, and so is a linear layer with its transpose")
  func product() {
    let golden = Golden.entry("embedding-as-product", in: "ch03")
    let ids = golden.inputs["ids"].intTensor
    let embedding = Embedding(count: 4, width: 5, generator: RandomGenerator(seed: 123))
    let linear = Linear(inputSize: 4, outputSize: 5, hasBias: false, generator: RandomGenerator(seed: 123))
    let oneHot = ids.oneHot(classes: 4)
    expectClose(embedding.weight, to: golden.outputs["embedding"])
    expectClose(linear.weight, to: golden.outputs["linear"])
    expectEqual(oneHot, to: golden.outputs["one_hot"])
    expectClose(oneHot.to(Float.self).matmul(embedding.weight), to: golden.outputs["product"])
    linear.weight = embedding.weight.detached().transposed()
    expectClose(linear(oneHot.to(Float.self)), to: golden.outputs["product"])
    expectClose(embedding(ids), to: golden.outputs["product"])
  }

  @Test("A lookup is the one-hot product, forward and backward", arguments: [[1, 1], [7, 3], [33, 16]])
  func lookupIsProduct(size: [Int]) throws {
    let generator = RandomGenerator(seed: 7)
    let table = Tensor<Float>.randn(size, generator: generator)
    let ids = Tensor<Int>.randint(0, size[0], [2, 5], generator: generator)
    let weights = Tensor<Float>.randn([2, 5, size[1]], generator: generator)
    let (looked, multiplied) = (table.copied().requiringGradient(), table.copied().requiringGradient())
    let rows = looked.embedding(ids)
    let products = ids.oneHot(classes: size[0]).to(Float.self).matmul(multiplied)
    expectClose(rows, to: products)
    (rows * weights).sum().backward()
    (products * weights).sum().backward()
    expectClose(try #require(looked.gradient), to: try #require(multiplied.gradient))
  }

  @Test("The notes' token and position vectors add up")
  func combined() {
    let golden = Golden.entry("combined", in: "ch03")
    let sum = golden.inputs["token"].floatTensor + golden.inputs["position"].floatTensor
    expectClose(sum, to: golden.outputs["sum"])
  }

  @Test("Every recorded entry has its test")
  func coverage() {
    let compared = [
      "embedding-6x3", "embedding-row", "embedding-rows", "input-embeddings", "combined",
      "embedding-as-product",
    ]
    #expect(Golden.entries(in: "ch03").map(\.id).sorted() == compared.sorted())
  }
}
