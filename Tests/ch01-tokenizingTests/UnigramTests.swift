import Foundation
import TestSupport
import Testing
import Tokenizing

@Suite("Unigram")
struct UnigramTests {
  private func tokenizer() throws -> (Unigram, GoldenEntry) {
    let entry = Golden.entry("unigram", in: "tokenizers")
    let pieces = zip(entry.inputs["pieces"].strings, entry.inputs["scores"].list.map(\.double))
    return (Unigram(pieces: pieces.map { Unigram.Piece(text: $0, logProbability: $1) }), entry)
  }

  @Test("The most probable segmentation, with the pieces of the golden file")
  func samples() throws {
    let (tokenizer, entry) = try tokenizer()
    let samples = entry.inputs["samples"].strings
    #expect(samples.map(tokenizer.tokens) == entry.outputs["tokens"].list.map(\.strings))
    #expect(samples.map(tokenizer.encode) == entry.outputs["ids"].list.map(\.ints))
    for (sample, sum) in zip(samples, entry.outputs["sums"].list) {
      if sum.isNull { continue }
      let found = tokenizer.encode(sample).reduce(0) { $0 + tokenizer.pieces[$1].logProbability }
      #expect(abs(found - sum.double) < 1e-9)
    }
  }

  @Test("The whole of the-verdict.txt", .enabled(if: hasVerdict, needsVerdict))
  func wholeText() throws {
    let (tokenizer, entry) = try tokenizer()
    let ids = tokenizer.encode(try verdict())
    #expect(ids.count == entry.outputs["count"].int)
    #expect(digest(ids) == entry.outputs["sha256"].string)
  }

  @Test("All segmentations of a word, of which encoding takes the best")
  func segmentations() {
    let pieces = [
      ("<unk>", 1.0), ("▁", 0.1), ("a", 0.2), ("b", 0.1), ("▁a", 0.3), ("ab", 0.25), ("▁ab", 0.05),
    ]
    let tokenizer = Unigram(pieces: pieces.map { Unigram.Piece(text: $0.0, logProbability: log($0.1)) })
    let all = tokenizer.segmentations(of: "▁ab")
    #expect(all.map(\.pieces) == [["▁ab"], ["▁a", "b"], ["▁", "ab"], ["▁", "a", "b"]])
    for (found, expected) in zip(all.map(\.probability), [0.05, 0.03, 0.025, 0.002]) {
      #expect(abs(found - expected) < 1e-12)
    }
    #expect(tokenizer.tokens(of: "ab") == ["▁ab"])
  }

  @Test("Adjacent unknown characters are one token; spaces are restored")
  func unknown() {
    let pieces = ["<unk>", "▁", "a", "▁a"].map { Unigram.Piece(text: $0, logProbability: -1) }
    let tokenizer = Unigram(pieces: pieces)
    #expect(tokenizer.tokens(of: "axya  x") == ["▁a", "xy", "a", "▁", "▁", "x"])
    #expect(tokenizer.encode("axya  x") == [3, 0, 2, 1, 1, 0])
    #expect(tokenizer.encode("") == [])
    #expect(tokenizer.decode(tokenizer.encode("a  a ")) == "a  a ")
    #expect(tokenizer.decode([3, 0]) == "a<unk>")
  }

  @Test("An unknown character costs more than several improbable pieces")
  func unknownIsLast() {
    let pieces = [("<unk>", 0.0), ("▁", -1), ("a", -1), ("cde", -1), ("abc", -5), ("de", -5)]
    let tokenizer = Unigram(pieces: pieces.map { Unigram.Piece(text: $0.0, logProbability: $0.1) })
    #expect(tokenizer.tokens(of: "abcde") == ["▁", "abc", "de"])
    #expect(tokenizer.tokens(of: "axcde") == ["▁", "a", "x", "cde"])
  }

  @Test("Training reaches the size; probabilities sum to one; the text is restored")
  func training() {
    let tokenizer = UnigramTrainer.train(on: trainingText, vocabularySize: 75)
    #expect(tokenizer.vocabularySize == 75)
    let total = tokenizer.pieces.dropFirst().reduce(0) { $0 + exp($1.logProbability) }
    #expect(abs(total - 1) < 1e-9)
    #expect(!tokenizer.encode(trainingText).contains(0))
    #expect(tokenizer.decode(tokenizer.encode(trainingText)) == trainingText)
    let again = UnigramTrainer.train(on: trainingText, vocabularySize: 75)
    #expect(again.pieces.map(\.text) == tokenizer.pieces.map(\.text))
  }

  @Test("Training finds the words that a text repeats")
  func repeatedWords() {
    let text = String(repeating: "river stone river river stone ", count: 20)
    let tokenizer = UnigramTrainer.train(on: text, vocabularySize: 14)
    #expect(tokenizer.tokens(of: "stone river") == ["▁stone", "▁river"])
    // River is three words in five.
    #expect(abs(exp(tokenizer.pieces[1].logProbability) - 0.6) < 0.05)
  }

  @Test("Training copes with a word of a thousand letters, whose probability underflows")
  func longWord() {
    var generator = SplitMix(state: 7)
    let letters = Array("abcdefghijklmnopqrstuvwxyz")
    let text = String((0..<1000).map { _ in letters.randomElement(using: &generator)! })
    let tokenizer = UnigramTrainer.train(on: text, vocabularySize: 30)
    #expect(tokenizer.pieces.allSatisfy { $0.logProbability.isFinite })
    #expect(tokenizer.decode(tokenizer.encode(text)) == text)
  }

  @Test("Any piece can stand for unknown characters; it is never matched against text")
  func unknownID() {
    let pieces = ["a", "▁", "b"].map { Unigram.Piece(text: $0, logProbability: -1) }
    let tokenizer = Unigram(pieces: pieces, unknown: 2)
    #expect(tokenizer.unknown == 2 && tokenizer.encode("axya b") == [1, 0, 2, 0, 1, 2])
    #expect(tokenizer.decode([0, 2]) == "ab")
  }

  // With arrays of all substrings as keys, this takes half a minute.
  @Test("A word of a hundred thousand letters trains at once", .timeLimit(.minutes(2)))
  func veryLongWord() {
    var generator = SplitMix(state: 8)
    let word = randomWord(count: 100_000, using: &generator)
    let tokenizer = UnigramTrainer.train(on: word, vocabularySize: 1_000)
    #expect(tokenizer.vocabularySize == 1_000 && tokenizer.decode(tokenizer.encode(word)) == word)
  }
}
