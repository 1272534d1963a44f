import Classification
import Corpora
import Testing

@Suite("Confusion matrices and the baseline")
struct BaselineTests {
  @Test("A confusion matrix counts true classes by row and predicted ones by column")
  func confusion() {
    let matrix = ConfusionMatrix([(0, 0), (0, 0), (1, 0), (1, 1), (1, 1), (1, 1), (0, 1)])
    #expect(matrix.counts == [[2, 1], [1, 3]])
    #expect(matrix.accuracy == 5.0 / 7)
    #expect(matrix.precision(of: 1) == 0.75 && matrix.recall(of: 1) == 0.75 && matrix.f1(of: 1) == 0.75)
    #expect(matrix.precision(of: 0) == 2.0 / 3 && matrix.recall(of: 0) == 2.0 / 3)
  }

  @Test("F1 is between precision and recall; a measure without examples is NaN")
  func edges() {
    let matrix = ConfusionMatrix([(1, 0), (1, 1), (1, 1), (1, 0)])
    #expect(matrix.precision(of: 1) == 0.5 && matrix.recall(of: 1) == 1)
    #expect(abs(matrix.f1(of: 1) - 2.0 / 3) < 1e-12)
    #expect(matrix.precision(of: 0).isNaN && matrix.recall(of: 0) == 0)
    #expect(ConfusionMatrix([]).accuracy.isNaN)
  }

  @Test("A bag keeps the words that occur in enough messages, once each and in lower case")
  func bag() {
    let messages = ["Win a prize, WIN!", "win it", "A rare word!"].map { Message(label: .spam, text: $0) }
    let bag = BagOfWords(messages)
    #expect(bag.words == ["!", "a", "win"])
    #expect(bag.features(of: messages).scalars == [1, 1, 1, 0, 0, 1, 1, 1, 0])
    #expect(
      BagOfWords(messages, minimumCount: 1).words == ["!", ",", "a", "it", "prize", "rare", "win", "word"])
  }

  @Test("Logistic regression learns from words and ignores their order")
  func regression() {
    let split = MessageSplit(exampleMessages(count: 60))
    let baseline = BagOfWordsClassifier(training: split.training)
    #expect(baseline.accuracy(on: split.test) == 1)
    #expect(Set(baseline.strongestWords(count: 2).map(\.word)) == ["win", "now"])
    #expect(baseline.strongestWords(for: .ham, count: 1)[0].weight < 0)
    #expect(baseline.accuracy(on: []).isNaN)
    let orders = ["deal or no deal", "no deal or deal"].map { Message(label: .ham, text: $0) }
    #expect(baseline.bag.features(of: [orders[0]]).scalars == baseline.bag.features(of: [orders[1]]).scalars)
    let same = (0..<20).map {
      Message(label: $0 % 2 == 0 ? .ham : .spam, text: $0 % 2 == 0 ? "he likes her" : "her likes he")
    }
    #expect(BagOfWordsClassifier(training: same).accuracy(on: same) == 0.5)
  }

  @Test("A word in two messages weighs less than one in a hundred")
  func rareWords() {
    let messages = (0..<100).map { index in
      Message(
        label: index % 2 == 0 ? .spam : .ham,
        text: (index % 2 == 0 ? "call us" : "love you") + (index < 4 && index % 2 == 0 ? " airport" : ""))
    }
    let words = BagOfWordsClassifier(training: messages).strongestWords(count: 3)
    #expect(words.map(\.word).sorted() == ["airport", "call", "us"])
    #expect(words[2].word == "airport" && words[2].weight < words[0].weight / 2)
  }

  @Test("The standard error of a share is that of its count of successes")
  func shareError() {
    #expect(abs(standardError(ofShare: 0.94, count: 300) - 0.0137113) < 1e-6)
    #expect(standardError(ofShare: 1, count: 10) == 0)
  }
}
