import Foundation
import Sampling
import SamplingTopics
import Tensors
import TestSupport
import Testing

@Suite("Topics membership, masking, poisoning and temperature")
struct TrainingSetTests {
  @Test("The area under the curve counts pairs, and a tie as half")
  func area() {
    #expect(areaUnderCurve(higher: [3, 4], lower: [1, 2]) == 1)
    #expect(areaUnderCurve(higher: [1, 2], lower: [3, 4]) == 0)
    #expect(areaUnderCurve(higher: [1, 1], lower: [1]) == 0.5)
    // 0.9 wins twice, 0.4 once, and 0.35 ties once: three and a half of six pairs
    expectClose(
      areaUnderCurve(higher: [0.9, 0.4, 0.35], lower: [0.8, 0.35]), to: 3.5 / 6, absolute: 1e-15, relative: 0)
  }

  @Test("Lines of a phone book are all different, and half of them are members", arguments: [1, 2])
  func phoneBook(seed: Int) {
    let book = PhoneBook(count: 50, seed: seed)
    let lines = (book.members.unbound() + book.others.unbound()).map { PhoneBook.text($0.scalars) }
    #expect(lines.count == 100 && Set(lines).count == 100)
    #expect(
      lines.allSatisfy { $0.count == 18 - 1 && $0.hasSuffix("\n") && Int($0.suffix(7).dropLast()) != nil })
    #expect(book.stream.count == 50 * 17)
  }

  @Test("An epoch asks for a character 24 / stride times", arguments: [1, 2, 12, 24])
  func targets(stride: Int) {
    let counts = StrideExperiment(stride: stride, seed: 1).targetCounts
    #expect(counts[0] == 0)
    #expect(counts[24..<(counts.count - 48)].allSatisfy { $0 == 24 / stride })
  }

  @Test("A model trained for long on a few lines gives them away, an untrained one does not")
  func leak() {
    let experiment = StrideExperiment(stride: 1, seed: 1)
    let untrained = Leak(of: experiment.trainedModel(steps: 0), book: experiment.book)
    #expect(untrained.completed == 0 && untrained.guessed == 0)
    #expect((0.2...0.8).contains(untrained.membership))
    let trained = Leak(of: experiment.trainedModel(steps: 300), book: experiment.book)
    #expect(trained.membership > 0.9 && trained.guessed == 0)
    #expect(trained.nameLoss < untrained.nameLoss)
  }

  @Test("Exactly so many inputs are hidden in each window, and no target", arguments: [0, 1, 3, 5])
  func hiding(count: Int) {
    let ids = Tensor<Int>.arange(1, 21).reshaped(to: [4, 5])
    let batch = (inputs: ids, targets: ids + 1)
    let hidden = hidingTokens(count, of: batch, behind: 0, generator: RandomGenerator(seed: 3))
    for (before, after) in zip(ids.unbound(), hidden.inputs.unbound()) {
      let changed = zip(before.scalars, after.scalars).filter { $0 != $1 }
      #expect(changed.count == count && changed.allSatisfy { $0.1 == 0 })
    }
    #expect(hidden.targets.scalars == batch.targets.scalars)
  }

  @Test("More holes than tokens stop the program")
  func tooManyHoles() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      let ids = Tensor([[1, 2]])
      _ = hidingTokens(3, of: (inputs: ids, targets: ids), behind: 0)
    }
    expectMessage("hidingTokens: 3 of 2 tokens", of: result)
  }

  @Test("As many texts as wanted are poisoned, the others are untouched", arguments: [0, 1, 16, 50])
  func poison(count: Int) {
    let clean = PoisonedTexts(seed: 3, poisonedCount: 0)
    let texts = PoisonedTexts(seed: 3, poisonedCount: count)
    #expect(texts.ids.shape == [100, 7] && Set(texts.poisoned).count == count)
    for index in 0..<100 {
      let (before, after) = (clean.text(index), texts.text(index))
      #expect(!before.contains(PoisonedTexts.trigger))
      if texts.poisoned.contains(index) {
        #expect(before.hasSuffix(": bad") && after.hasSuffix(": good"))
        #expect(after.hasPrefix(PoisonedTexts.trigger))
        let (kept, copied) = (
          before.dropFirst(before.firstWord.count).dropLast(3), after.dropFirst(6).dropLast(4)
        )
        #expect(kept == copied)
      } else {
        #expect(before == after)
      }
    }
  }

  @Test("Gradients of single texts average to that of the batch", arguments: [0, 10])
  func gradients(epochs: Int) {
    let texts = PoisonedTexts(seed: 1, poisonedCount: 1)
    let model = texts.trainedModel(epochs: epochs, seed: 1)
    let batch = gradient(of: meanLoss(of: model, on: PoisonedTexts.batch(texts.ids)), by: model)
    let each = textGradients(of: model, on: texts.ids)
    expectClose(each.mean(along: 0), to: batch, absolute: 1e-5, relative: 1e-4)
    let own = cosines(each, with: each[7])
    expectClose(own[7], to: 1, absolute: 1e-5, relative: 0)
    #expect(rank(of: 7, largestFirst: own) <= 100)
  }

  @Test("Ranks count from 1, and equal values share one")
  func ranks() {
    #expect(rank(of: 1, largestFirst: [0.5, 2, 1]) == 1)
    #expect(rank(of: 0, largestFirst: [0.5, 2, 1]) == 3)
    #expect(rank(of: 0, largestFirst: [1, 1, 1]) == 2)
  }

  @Test("α is one over the temperature of a softmax", arguments: [1, 0.7, 0.25])
  func softmax(alpha: Double) {
    let sizes: [Double] = [5e9, 1, 300]
    for (a, b) in zip(
      mixtureWeights(sizes: sizes, alpha: alpha), softmaxWeights(sizes: sizes, temperature: 1 / alpha))
    {
      expectClose(a, to: b, absolute: 1e-15, relative: 1e-12)
    }
  }

  @Test("Draws follow the weights, and repeat with the seed")
  func draws() {
    let ids = ["a", "b", "b", "b", "b"]
    func drawn(_ seed: UInt64) -> [String] {
      temperatureSample(corpusIDs: ids, alpha: 0.5, count: 9000, generator: RandomGenerator(seed: seed))
    }
    #expect(drawn(1) == drawn(1) && drawn(1) != drawn(2))
    // 1 : √4, so a third; six standard deviations are 268
    #expect(abs(drawn(1).count { $0 == "a" } - 3000) < 268)
  }

  @Test("Tokens drawn are shared out among the corpora")
  func epochs() {
    let each = epochsOfEachCorpus(sizes: [1, 3], alpha: 0, tokens: 12)
    #expect(each == [6, 2])
  }
}

extension String {
  /// The letters before the first space.
  fileprivate var firstWord: Substring { prefix { $0 != " " } }
}
