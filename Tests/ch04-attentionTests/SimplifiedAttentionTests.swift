import SelfAttention
import Tensors
import TestSupport
import Testing

@Suite("Attention without weights to train")
struct SimplifiedAttentionTests {
  @Test("scores, exponentials, weights and context of “shiny” are those of exact arithmetic")
  func helloShinySun() {
    let tokens = Golden.entry("shiny-scores", in: "ch04").inputs["inputs"].floatTensor
    let scores = tokens.matmul(tokens[1])
    let exponentials = scores.exp()
    let weights = naiveSoftmax(scores)
    expectClose(scores, to: Golden.entry("shiny-scores", in: "ch04").outputs["scores"])
    let golden = Golden.entry("shiny-exponentials", in: "ch04").outputs
    expectClose(exponentials, to: golden["exp"])
    expectClose(exponentials.sum(), to: golden["sum"])
    expectClose(weights, to: Golden.entry("shiny-weights", in: "ch04").outputs["weights"])
    expectClose(
      simplifiedAttention(tokens)[1], to: Golden.entry("shiny-context", in: "ch04").outputs["context"])
  }

  @Test("the second word's scores, weights and context are the book's")
  func secondWord() {
    let scores = words.matmul(words[1])
    expectClose(scores, to: Golden.entry("scores-2", in: "ch04").outputs["scores"])
    expectClose(scores / scores.sum(), to: Golden.entry("weights-2-sum", in: "ch04").outputs["weights"])
    let softmax = Golden.entry("weights-2-softmax", in: "ch04").outputs
    expectClose(naiveSoftmax(scores), to: softmax["naive"])
    expectClose(scores.softmax(along: 0), to: softmax["softmax"])
    expectClose(
      scores.softmax(along: 0).matmul(words), to: Golden.entry("context-2", in: "ch04").outputs["context"])
  }

  @Test("all scores, weights, row sums and context vectors are the book's")
  func allWords() {
    let scores = words.matmul(words.transposed())
    expectClose(scores, to: Golden.entry("scores-all", in: "ch04").outputs["scores"])
    let golden = Golden.entry("weights-all", in: "ch04").outputs
    let weights = naiveSoftmax(scores)
    expectClose(weights, to: golden["weights"])
    expectClose(weights.sum(along: -1), to: golden["row_sums"])
    expectClose(simplifiedAttention(words), to: Golden.entry("context-all", in: "ch04").outputs["context"])
  }

  @Test("softmax from the formula equals the stable one on ordinary scores, row by row")
  func naiveAndStableSoftmax() {
    let scores = numbers([3, 4, 5])
    expectClose(naiveSoftmax(scores), to: scores.softmax(along: -1))
    expectClose(naiveSoftmax(scores).sum(along: -1), to: Tensor<Float>.ones([3, 4]))
  }

  @Test("softmax from the formula fails at scores of 1000, the stable one does not")
  func largeScores() {
    let scores = Tensor([1000.0, 999.0])
    #expect(naiveSoftmax(scores).scalars.allSatisfy { $0.isNaN })
    expectClose(scores.softmax(along: -1), to: Tensor([1.0, 0.0]).softmax(along: -1))
  }

  @Test("a single token attends only to itself")
  func singleToken() {
    let token = numbers([1, 4])
    expectClose(simplifiedAttention(token), to: token)
  }

  @Test("queries, keys, values, scores, weights and context of the second word are the book's")
  func trainableMatrices() {
    let golden = Golden.entry("trained-weights-2", in: "ch04").outputs
    let generator = RandomGenerator(seed: 123)
    let query = Tensor<Float>.rand([3, 2], generator: generator)
    let key = Tensor<Float>.rand([3, 2], generator: generator)
    let value = Tensor<Float>.rand([3, 2], generator: generator)
    expectClose(query, to: golden["W_query"], absolute: 0, relative: 0)
    expectClose(key, to: golden["W_key"], absolute: 0, relative: 0)
    expectClose(value, to: golden["W_value"], absolute: 0, relative: 0)
    let (queries, keys, values) = (words.matmul(query), words.matmul(key), words.matmul(value))
    expectClose(queries[1], to: golden["query"])
    expectClose(keys, to: golden["keys"])
    expectClose(values, to: golden["values"])
    let scores = keys.matmul(queries[1])
    expectClose(scores[1], to: golden["score_22"])
    expectClose(scores, to: golden["scores"])
    let weights = (scores / Float(2).squareRoot()).softmax(along: -1)
    expectClose(weights, to: golden["weights"])
    expectClose(weights.matmul(values), to: golden["context"])
  }
}
