import TestSupport
import Testing
import Tokenizing

@Suite("Byte-pair training")
struct BytePairTrainerTests {
  @Test(
    "Merges and ids equal those of the golden file", .enabled(if: hasVerdict, needsVerdict),
    arguments: [300, 512, 1000])
  func goldenMerges(size: Int) throws {
    let text = try verdict()
    let entry = Golden.entry("bpe-\(size)", in: "tokenizers")
    let tokenizer = BytePairTrainer.train(on: text, vocabularySize: size, specialTokens: [])
    let merges = tokenizer.merges.map { "\(tokenizer.printable($0.left)) \(tokenizer.printable($0.right))" }
    #expect(merges == entry.outputs["merges"].strings)
    #expect(tokenizer.vocabularySize == size)
    let ids = try tokenizer.encode(text)
    #expect(ids.count == entry.outputs["count"].int)
    #expect(digest(ids) == entry.outputs["sha256"].string)
    let samples = entry.inputs["samples"].strings
    #expect(try samples.map(tokenizer.encode) == entry.outputs["sample_ids"].list.map(\.ints))
  }

  @Test("The first steps on a text that can be counted by hand")
  func countedByHand() {
    var trainer = BytePairTrainer(text: "low low lower")
    let steps = (0..<3).compactMap { _ in trainer.mergeOnce() }
    let (l, o, w) = (id("l"), id("o"), id("w"))
    #expect(steps.map(\.pair) == [TokenPair(l, o), TokenPair(256, w), TokenPair(220, 257)])
    #expect(steps.map(\.count) == [3, 3, 2])
    #expect(steps.map(\.id) == [256, 257, 258])
  }

  private func id(_ letter: Unicode.Scalar) -> Int {
    ByteAlphabet.bytes.firstIndex(of: UInt8(letter.value))!
  }

  @Test("Of equally frequent pairs, the one with the smaller ids comes first")
  func ties() {
    // The words are zy, ba, bc and commas: each pair occurs once.
    var trainer = BytePairTrainer(text: "zy,ba,bc")
    let steps = (0..<4).compactMap { _ in trainer.mergeOnce()?.pair }
    #expect(
      steps == [TokenPair(id("b"), id("a")), TokenPair(id("b"), id("c")), TokenPair(id("z"), id("y"))])
  }

  @Test("Recounting all pairs before every merge gives the same merges")
  func equalsNaive() {
    var generator = SplitMix(state: 3)
    var texts = [trainingText, "", "a", "aaaaaaaaaa aaa", "ababababab abab"]
    texts += (0..<5).map { _ in randomText(count: 300, using: &generator) }
    texts += [1, 2, 3, 26].map { randomWord(count: 300, alphabet: $0, using: &generator) }
    for text in texts {
      let size = 256 + 60
      let trained = BytePairTrainer.train(on: text, vocabularySize: size, specialTokens: [])
      #expect(trained.merges == naiveMerges(text, count: size - 256), "\(text.prefix(20).debugDescription)")
    }
  }

  // Recounting the word at every merge takes more than four minutes.
  @Test("A single word of 300,000 letters trains at once", .timeLimit(.minutes(2)))
  func longWord() {
    var generator = SplitMix(state: 11)
    let word = randomWord(count: 300_000, using: &generator)
    let tokenizer = BytePairTrainer.train(on: word, vocabularySize: 5_000)
    #expect(tokenizer.vocabularySize == 5_000)
    #expect(tokenizer.decode(tokenizer.encodeOrdinary(word)) == word)
  }

  /// The rule of the golden values, word for word.
  private func naiveMerges(_ text: String, count: Int) -> [TokenPair] {
    var words = GPT2PreTokenizer.pieces(of: text).map { word in
      word.utf8.map { byte in ByteAlphabet.bytes.firstIndex(of: byte)! }
    }
    var merges: [TokenPair] = []
    while merges.count < count {
      var counts: [TokenPair: Int] = [:]
      for word in words {
        for pair in zip(word, word.dropFirst()) { counts[TokenPair(pair.0, pair.1), default: 0] += 1 }
      }
      guard let most = counts.values.max() else { break }
      let best = counts.filter { $0.value == most }.keys.min()!
      words = words.map { word in
        var merged: [Int] = []
        for token in word {
          // A token just made is 256 + n: it cannot be half of the pair that makes it.
          if merged.last == best.left && token == best.right {
            merged[merged.count - 1] = 256 + merges.count
          } else {
            merged.append(token)
          }
        }
        return merged
      }
      merges.append(best)
    }
    return merges
  }

  @Test("Special tokens between documents are not learned and get the last id")
  func specialTokens() throws {
    let document = "one one one"
    let plain = BytePairTrainer.train(on: document, vocabularySize: 262)
    let text = [String](repeating: document, count: 5).joined(separator: endOfTextToken)
    let tokenizer = BytePairTrainer.train(on: text, vocabularySize: 262)
    #expect(tokenizer.merges == plain.merges)
    #expect(tokenizer.endOfText == tokenizer.vocabularySize - 1)
    #expect(try tokenizer.encode(endOfTextToken, allowedSpecial: [endOfTextToken]) == [tokenizer.endOfText])
  }

  @Test("A short text runs out of pairs; a vocabulary too small for the bytes traps")
  func limits() async {
    #expect(BytePairTrainer.train(on: "ab", vocabularySize: 1000).vocabularySize == 258)
    #expect(BytePairTrainer.train(on: "", vocabularySize: 1000).vocabularySize == 257)
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = BytePairTrainer.train(on: "ab", vocabularySize: 256)
    }
    expectMessage("have no room for the bytes", of: result)
  }

  @Test("Training on one letter many times makes no token that is too long")
  func longestToken() {
    let text = String(repeating: "a", count: 300_000)
    let tokenizer = BytePairTrainer.train(on: text, vocabularySize: 280)
    let lengths = (0..<tokenizer.vocabularySize).map { tokenizer.bytes(of: $0).count }
    #expect(lengths.max() == BytePairEncoding.longestToken)
    #expect(tokenizer.decode(tokenizer.encodeOrdinary(text)) == text)
  }
}
