import Testing
import Tokenizing
import TokenizingTopics

@Suite("Topic stop: stop words")
struct StopTests {
  @Test("Stop words go, with the space before them, and nothing else")
  func removed() {
    #expect(withoutStopWords("The tide is at the tower, and out.") == " tide tower,.")
    #expect(withoutStopWords("to be or not to be") == "")
    #expect(withoutStopWords("Tides\ntower") == "Tides\ntower")
    let kept = GPT2PreTokenizer.pieces(of: withoutStopWords(trainingText))
    #expect(kept.allSatisfy { !stopWords.contains($0.drop { $0 == " " }.lowercased()) })
  }

  @Test("The cosine of bags of words")
  func cosines() {
    let a = bag(of: ["x", "x", "y"])
    #expect(abs(cosine(a, a) - 1) < 1e-12 && cosine(a, bag(of: ["z"])) == 0 && cosine(a, [:]) == 0)
    #expect(abs(cosine(a, bag(of: ["x"])) - 2 / 5.0.squareRoot()) < 1e-12)
  }

  @Test("Halves are found where they share words")
  func halves() {
    let firsts = [["a", "b"], ["c"], ["d"]].map(bag)
    let seconds = [["b"], ["c", "c"], ["a"]].map(bag)
    #expect(halvesFound(firsts, seconds) == 2)
    #expect(halvesFound([], []) == 0)
  }

  @Test("Naive Bayes by hand")
  func bayes() {
    let model = NaiveBayes([(["a", "a", "b"], 0), (["b", "c"], 1)])
    #expect(
      model.label(of: ["a"]) == 0 && model.label(of: ["c"]) == 1 && model.label(of: ["c", "a", "a"]) == 0)
    #expect(model.label(of: []) == 0)
  }

  @Test("Words in small letters, without marks")
  func words() { #expect(plainWords(of: "It's 5 o'clock -- Go!") == ["it's", "5", "o'clock", "go"]) }
}
