import Foundation
import Sampling
import SamplingKernels
import SamplingTopics
import Tensors
import TestSupport
import Testing

@Suite("Topic quality")
struct QualityTests {
  @Test("After every context, the chances of all bytes sum to 1", arguments: [0, 1, 4, 6])
  func sums(order: Int) {
    let model = ByteModel(of: ["banana bandana", "", "Їжак", "b"], order: order)
    for context in ["", "a", "ban", "anan", "zzz", "Їжа", "banana band"] {
      let bytes = Array(context.utf8)[...]
      let sum = (0...255).reduce(0.0) { $0 + model.chance(of: UInt8($1), after: bytes) }
      expectClose(sum, to: 1, absolute: 1e-12, relative: 0)
    }
  }

  @Test("Chances are Witten and Bell's, by hand")
  func byHand() {
    let model = ByteModel(of: ["ab", "aa"], order: 1)
    // a: 3 of 4 bytes, of 2 kinds. After a: a once, b once, of 2 kinds.
    let a = (3 + 2.0 / 256) / 6
    let (letter, other) = (UInt8(ascii: "a"), UInt8(ascii: "z"))
    expectClose(model.chance(of: letter, after: []), to: a, absolute: 1e-15)
    expectClose(model.chance(of: letter, after: [letter]), to: (1 + 2 * a) / 4, absolute: 1e-15)
    expectClose(model.chance(of: letter, after: [other]), to: a, absolute: 1e-15)
    let bits = -(log2(a) + log2((1 + 2 * a) / 4)) / 2
    expectClose(model.bitsPerByte(of: "aa"), to: bits, absolute: 1e-12)
    #expect(model.bitsPerByte(of: "") == 0)
    #expect(ByteModel(of: [String]()).perplexity(of: "any text") == 256)
  }

  @Test("Each rule is broken by the text that it is for, and a good text breaks none")
  func rules() {
    let good =
      "The old man had a boat, and he carried people across the river. It was late in the evening. "
      + "\"Good night,\" said the boy, and he went home with his dog."
    #expect(QualityRule.broken(by: good) == [])
    #expect(QualityRule.length.isBroken(by: "The cat and the dog."))
    #expect(QualityRule.wordLength.isBroken(by: "a b c d e f"))
    #expect(QualityRule.wordLength.isBroken(by: "incomprehensibilities"))
    #expect(QualityRule.letters.isBroken(by: "12;34 a"))
    #expect(!QualityRule.letters.isBroken(by: "abcd efg."))
    #expect(QualityRule.stopWords.isBroken(by: "the the and dog"))
    #expect(QualityRule.lines.isBroken(by: "a\na\na"))
    #expect(!QualityRule.lines.isBroken(by: "a\na\nb"))
    #expect(QualityRule.repetition.isBroken(by: "a b c a b c a b c a b c"))
    #expect(QualityRule.sentences.isBroken(by: "Home\nNews\nIt is late."))
    #expect(QualityRule.broken(by: "").contains(.length))
  }

  @Test("The limit is the mean of good texts and three standard deviations")
  func limit() {
    let model = ByteModel(of: ["the cat and the dog"])
    let texts = ["the cat", "a dog", "zebra"]
    let values = texts.map(model.perplexity)
    let mean = values.reduce(0, +) / 3
    let deviation = (values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 3).squareRoot()
    let filter = PerplexityFilter(model: model, goodTexts: texts)
    expectClose(filter.limit, to: mean + 3 * deviation, absolute: 1e-9)
    #expect(filter.removes("Ж%Ї~ ÿÿ"))
    #expect(!filter.removes("the dog"))
  }

  @Test("Precision and recall count hits, false alarms and misses")
  func detection() {
    let result = Detection(found: [1, 2, 3, 4], wanted: [3, 4, 5])
    #expect(result.precision == 0.5)
    #expect(result.recall == 2.0 / 3)
    #expect(Detection(found: [], wanted: []).precision == 1)
    #expect(Detection(found: [], wanted: [1]).recall == 0)
  }

  @Test("Rubbish of each kind is found as the cell says, by three seeds", arguments: [1, 2, 3])
  func rubbish(seed: UInt64) {
    let generator = RandomGenerator(seed: seed)
    let good =
      "One morning the baker found a letter under the door. It was from her brother.\n"
      + "\"Come home,\" he wrote, \"the river is high and we need you.\" She closed the shop and went."
    func breaks(_ kind: Rubbish) -> [QualityRule] {
      QualityRule.broken(by: kind.text(from: good, generator: generator))
    }
    #expect(breaks(.keys).contains(.stopWords))
    #expect(breaks(.menu).contains(.sentences))
    #expect(breaks(.numbers).contains(.letters))
    #expect(breaks(.repeated).contains(.repetition))
  }
}

@Suite("Topic sources")
struct SourcesTests {
  private let tokens: [Double] = [900, 300, 40, 2]

  @Test("Equal ratings give the mixture's weights, and only proportions count", arguments: [0, 0.3, 0.7, 1])
  func weights(alpha: Double) {
    let weights = mixtureWeights(sizes: tokens, alpha: alpha)
    for rating in [1.0, 5] {
      let drawn = drawnTokens(
        of: tokens, ratings: Array(repeating: rating, count: 4), alpha: alpha, budget: 100)
      for (a, b) in zip(drawn, weights) { expectClose(a, to: 100 * b, absolute: 1e-12) }
    }
    let rated = drawnTokens(of: tokens, ratings: [2, 1, 1, 1], alpha: alpha, budget: 100)
    expectClose(rated[0] / rated[1], to: 2 * weights[0] / weights[1], absolute: 1e-9)
  }

  @Test("Nothing is read more often than allowed; the rest keeps its proportions")
  func limit() {
    let drawn = drawnTokens(of: tokens, ratings: [1, 1, 3, 3], budget: 1000, mostReadings: 2)
    expectClose(drawn.reduce(0, +), to: 1000, absolute: 1e-9)
    #expect(drawn[2] == 80 && drawn[3] == 4)
    let free = drawnTokens(of: tokens, ratings: [1, 1, 3, 3], budget: 1000)
    expectClose(drawn[0] / drawn[1], to: free[0] / free[1], absolute: 1e-12)
    // Too little text for the budget: everything is read as often as allowed.
    let all = drawnTokens(of: tokens, ratings: [1, 1, 1, 1], budget: 1e6, mostReadings: 2)
    #expect(all == tokens.map { 2 * $0 })
  }

  @Test("Numbers that do not fit are a programming error")
  func programmingError() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = drawnTokens(of: [1, 2], ratings: [1, 0], budget: 1)
    }
    expectMessage("drawnTokens: 2 sources", of: result)
  }
}
