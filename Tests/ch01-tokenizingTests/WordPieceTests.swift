import TestSupport
import Testing

@testable import Tokenizing

@Suite("WordPiece")
struct WordPieceTests {
  private func tokenizer() throws -> (WordPiece, GoldenEntry) {
    let entry = Golden.entry("wordpiece", in: "tokenizers")
    return (WordPiece(vocabulary: entry.inputs["vocabulary"].strings), entry)
  }

  @Test("The longest pieces first, with the vocabulary of the golden file")
  func samples() throws {
    let (tokenizer, entry) = try tokenizer()
    let samples = entry.inputs["samples"].strings
    #expect(samples.map(tokenizer.tokens) == entry.outputs["tokens"].list.map(\.strings))
    #expect(samples.map(tokenizer.encode) == entry.outputs["ids"].list.map(\.ints))
  }

  @Test("The whole of the-verdict.txt", .enabled(if: hasVerdict, needsVerdict))
  func wholeText() throws {
    let (tokenizer, entry) = try tokenizer()
    let ids = tokenizer.encode(try verdict())
    #expect(ids.count == entry.outputs["count"].int)
    #expect(digest(ids) == entry.outputs["sha256"].string)
  }

  @Test("A word that the pieces cannot spell, or that is too long, is unknown as a whole")
  func unknown() {
    let tokenizer = WordPiece(vocabulary: ["[UNK]", "a", "##a", "##b", "ab", "+"])
    #expect(tokenizer.encode("aba abc +a") == [4, 2, 0, 5, 1])
    #expect(tokenizer.encode(String(repeating: "a", count: 100)).count == 100)
    #expect(tokenizer.encode(String(repeating: "a", count: 101)) == [0])
    #expect(tokenizer.encode(" \n") == [])
    #expect(tokenizer.decode([4, 2, 0, 5, 1]) == "aba [UNK] + a")
  }

  @Test("The unknown piece and the longest word can be chosen")
  func settings() {
    let tokenizer = WordPiece(vocabulary: ["a", "##a", "?"], unknown: "?", longestWord: 3)
    #expect(tokenizer.unknown == 2 && tokenizer.encode("aaa aaaa b") == [0, 1, 1, 2, 2])
  }

  @Test("The score prefers letters that hardly occur apart to frequent ones")
  func scores() {
    // Letters: t 5, ##h 5, ##o 4 (all after h), q 1, ##u 1.
    var trainer = WordPieceTrainer(text: "tho tho tho tho th qu")
    #expect(trainer.vocabulary == ["[UNK]", "##h", "##o", "##u", "q", "t"])
    let steps = (0..<4).compactMap { _ in trainer.mergeOnce() }
    #expect(steps.map(\.left) == ["q", "t", "th"])
    #expect(steps.map(\.right) == ["##u", "##h", "##o"])
    // q + ##u: 1 / (1 · 1). t + ##h: 5 / (5 · 5), and ##h + ##o: 4 / (5 · 4): equal, but less often.
    #expect(steps.map(\.score) == [1, 0.2, 0.2])
    #expect(trainer.vocabulary.suffix(3) == ["qu", "th", "tho"])
  }

  @Test("Training reaches the size, and leaves no word of its text unknown")
  func training() {
    let tokenizer = WordPieceTrainer.train(on: trainingText, vocabularySize: 120)
    #expect(tokenizer.vocabularySize == 120)
    #expect(Set(tokenizer.vocabulary).count == 120)
    let ids = tokenizer.encode(trainingText)
    #expect(!ids.contains(0) && !ids.isEmpty)
    let alone = trainingText.filter { !$0.isWhitespace }
    #expect(tokenizer.decode(ids).filter { !$0.isWhitespace } == alone)
    #expect(WordPieceTrainer.train(on: trainingText, vocabularySize: 120).vocabulary == tokenizer.vocabulary)
  }

  @Test("Rescoring all pairs before every merge gives the same vocabulary")
  func equalsNaive() {
    var generator = SplitMix(state: 12)
    var texts = [trainingText, "aaaaaaaaaa aaa", "ababababab abab"]
    texts += [2, 3, 26].map { randomWord(count: 300, alphabet: $0, using: &generator) }
    for text in texts {
      var trainer = WordPieceTrainer(text: text)
      while trainer.vocabulary.count < 100, trainer.mergeOnce() != nil {}
      #expect(trainer.vocabulary == naiveVocabulary(text, size: 100), "\(text.prefix(20))")
    }
  }

  /// Trains with words as arrays of pieces, by the rule as `WordPieceTrainer` states it.
  private func naiveVocabulary(_ text: String, size: Int) -> [String] {
    var words = WordPiece.words(of: text).map { word in
      word.enumerated().map { ($0 == 0 ? "" : "##") + String(Character($1)) }
    }
    var vocabulary =
      ["[UNK]"]
      + Set(words.joined()).sorted { $0.unicodeScalars.lexicographicallyPrecedes($1.unicodeScalars) }
    while vocabulary.count < size {
      let ids = Dictionary(uniqueKeysWithValues: zip(vocabulary, vocabulary.indices))
      var single: [Int: Int] = [:]
      var together: [TokenPair: Int] = [:]
      for word in words.map({ $0.map { ids[$0]! } }) {
        for token in word { single[token, default: 0] += 1 }
        for pair in zip(word, word.dropFirst()) { together[TokenPair(pair.0, pair.1), default: 0] += 1 }
      }
      func score(_ pair: TokenPair) -> Double {
        Double(together[pair]!) / (Double(single[pair.left]!) * Double(single[pair.right]!))
      }
      guard let highest = together.keys.map(score).max() else { break }
      let best = together.keys.filter { score($0) == highest }
      let most = best.map { together[$0]! }.max()
      let pair = best.filter { together[$0] == most }.min()!
      let (left, right) = (vocabulary[pair.left], vocabulary[pair.right])
      let piece = left + right.dropFirst(2)
      if ids[piece] == nil { vocabulary.append(piece) }
      words = words.map { merged($0, left, right, into: piece) }
    }
    return vocabulary
  }

  private func merged(_ word: [String], _ left: String, _ right: String, into piece: String) -> [String] {
    var result: [String] = []
    var rest = word[...]
    while let first = rest.popFirst() {
      let isPair = first == left && rest.first == right
      result.append(isPair ? piece : first)
      if isPair { rest.removeFirst() }
    }
    return result
  }

  // Recounting the word at every merge, and trying the whole rest of a word at every step, take minutes.
  @Test("Long words train and are encoded at once", .timeLimit(.minutes(2)))
  func longWords() {
    var generator = SplitMix(state: 13)
    let word = randomWord(count: 300_000, using: &generator)
    let tokenizer = WordPieceTrainer.train(on: word, vocabularySize: 3_000)
    #expect(tokenizer.vocabularySize == 3_000)
    let text = (0..<20_000).map { _ in "z" + randomWord(count: 99, using: &generator) }.joined(separator: " ")
    #expect(tokenizer.decode(tokenizer.encode(text)).utf8.count > 0)
  }
}
