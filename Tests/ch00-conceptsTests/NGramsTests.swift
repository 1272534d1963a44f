import ConceptsTopics
import Foundation
import Tensors
import TestSupport
import Testing

@Suite("Topic ngrams: counted language models")
struct NGramsTests {
  /// a b a b a c a, as 0 1 0 1 0 2 0.
  private let text = [0, 1, 0, 1, 0, 2, 0]

  @Test("Counts, and how many different words came before")
  func counts() {
    let pairs = NGramCounts(of: text, order: 2)
    let followers: [ArraySlice<Int>: [Int: Int]] = [[0]: [1: 2, 2: 1], [1]: [0: 2], [2]: [0: 1]]
    #expect(pairs.followers == followers)
    let continuations: [ArraySlice<Int>: [Int: Int]] = [[]: [0: 2, 1: 1, 2: 1]]
    #expect(pairs.continuations().followers == continuations)
    let discount = 2.0 / (2 + 2 * 2)
    #expect(pairs.discount == discount)
    #expect(NGramCounts(of: [], order: 3).followers.isEmpty)
    #expect(NGramCounts(of: [1], order: 2).followers.isEmpty)
  }

  @Test("Add-k and Kneser–Ney by hand")
  func byHand() {
    let addK = AddK(text, order: 2, k: 0.5, vocabularySize: 4)
    expectClose(addK.probability(of: 1, after: [0]), to: 2.5 / 5, absolute: 1e-15, relative: 0)
    expectClose(addK.probability(of: 3, after: [3]), to: 0.25, absolute: 1e-15, relative: 0)

    // Continuations 2, 1, 1: their discount is 2 / (2 + 2 · 1) = 1/2. Pairs: 1/3, see above.
    let model = KneserNey(text, order: 2, vocabularySize: 4)
    let none = 0.5 * 3 / 4 * (1 / 4.0)
    expectClose(model.probability(of: 3, after: []), to: none, absolute: 1e-15, relative: 0)
    let one = (1 - 0.5) / 4 + none
    expectClose(model.probability(of: 1, after: []), to: one, absolute: 1e-15, relative: 0)
    let after = (2 - 1 / 3.0) / 3 + (1 / 3.0) * 2 / 3 * one
    expectClose(model.probability(of: 1, after: [0]), to: after, absolute: 1e-15, relative: 0)
    #expect(model.probability(of: 1, after: [3]) == model.probability(of: 1, after: []))
  }

  @Test("All words sum to one after every context, seen or not", arguments: [1, 2, 3, 4])
  func sums(order: Int) {
    for seed in [1, 2, 3] as [UInt64] {
      let generator = RandomGenerator(seed: seed)
      let draws = Tensor<Float>.rand([60], generator: generator).scalars
      let ids = draws.map { Int($0 * $0 * 9) }  // 0 to 8, small ones often
      let models: [any NextWordModel] = [
        KneserNey(ids, order: order, vocabularySize: 10),
        AddK(ids, order: order, k: 0.01, vocabularySize: 10),
      ]
      for model in models {
        for place in 0...ids.count {
          let context = ids[max(place - order + 1, 0)..<place]
          expectClose(model.total(after: context), to: 1, absolute: 1e-12, relative: 0)
        }
        let unseen = ArraySlice(repeating: 9, count: order - 1)
        expectClose(model.total(after: unseen), to: 1, absolute: 1e-12, relative: 0)
      }
    }
  }

  @Test("Short texts still sum to one", arguments: [[], [2], [0, 1], [1, 1, 1]] as [[Int]])
  func short(ids: [Int]) {
    for order in 1...3 {
      let model = KneserNey(ids, order: order, vocabularySize: 3)
      for context in [[], [0], [1], [1, 1]] as [ArraySlice<Int>] where context.count < order {
        expectClose(model.total(after: context), to: 1, absolute: 1e-12, relative: 0)
      }
    }
  }

  @Test("A uniform model is perplexed by the size of its vocabulary")
  func perplexity() {
    let uniform = AddK([], order: 2, k: 1, vocabularySize: 7)
    expectClose(uniform.perplexity(of: [0, 3, 6]), to: 7, absolute: 1e-12, relative: 0)
  }

  @Test("Written words follow each other as in the text, the same for the same seed")
  func written() {
    let cycle = AddK([0, 1, 2, 0, 1, 2, 0], order: 2, k: 1e-12, vocabularySize: 3)
    let text = cycle.written(40, generator: RandomGenerator(seed: 3))
    #expect(text.count == 40 && zip(text, text.dropFirst()).allSatisfy { $1 == ($0 + 1) % 3 })
    #expect(text == cycle.written(40, generator: RandomGenerator(seed: 3)))
    #expect(cycle.written(0).isEmpty)
    let uniform = AddK([], order: 1, k: 1, vocabularySize: 4)
    let draws = uniform.written(4000, generator: RandomGenerator(seed: 5))
    for word in 0..<4 { #expect(abs(draws.count { $0 == word } - 1000) < 150) }
  }

  @Test("Words are split, counted and given ids")
  func words() {
    #expect(WordIDs.split("It's late -- \"Go,\" he said.") == ["it's", "late", "go", ",", "he", "said", "."])
    let ids = WordIDs(of: ["b", "a", "b", "c", "a", "b"])
    #expect(ids.words == ["<unk>", "b", "a"])
    #expect(ids.ids(of: ["a", "c", "z"]) == [2, 0, 0])
  }
}
