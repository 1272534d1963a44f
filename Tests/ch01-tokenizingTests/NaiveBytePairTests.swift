import TestSupport
import Testing
import Tokenizing

@Suite("Naive byte pairs")
struct NaiveBytePairTests {
  @Test("aaabdaaabac becomes XdXac, with the merges that can be counted by hand")
  func workedExample() {
    let tokenizer = NaiveBytePair.train(on: "aaabdaaabac", mergeCount: 3)
    let (a, b, c, d) = (97, 98, 99, 100)
    // aa occurs 4 times; then ab and (aa)a twice each, of which ab has the smaller left id.
    #expect(tokenizer.merges == [TokenPair(a, a), TokenPair(a, b), TokenPair(256, 257)])
    #expect(tokenizer.encode("aaabdaaabac") == [258, d, 258, a, c])
    #expect((256...258).map { tokenizer.decode([$0]) } == ["aa", "ab", "aaab"])
    #expect(tokenizer.vocabularySize == 259)
  }

  @Test("Decoding restores any text, whatever the training text")
  func roundTrip() {
    let tokenizer = NaiveBytePair.train(on: trainingText, mergeCount: 100)
    #expect(tokenizer.merges.count == 100)
    #expect(tokenizer.encode(trainingText).count < trainingText.utf8.count * 2 / 3)
    var generator = SplitMix(state: 9)
    let random = randomText(count: 300, using: &generator)
    let texts = ["", "a", "\r\n", "👩‍👩‍👧‍👦", "cafe\u{301}", trainingText, random]
    for text in texts {
      #expect(sameBytes(tokenizer.decode(tokenizer.encode(text)), text), "\(text.debugDescription)")
    }
  }

  // Of equally frequent pairs both take the one with the smaller ids. The fast trainer numbers bytes in the
  // order of `ByteAlphabet`, which is theirs only among ASCII letters.
  @Test(
    "On a single word of ASCII letters it learns the same merges as the fast trainer",
    arguments: ["a", "aaaaaaa", "abababab", "lowtideslowtideslowertidelowesttidewidesttide"])
  func sameMerges(word: String) {
    let fast = BytePairTrainer.train(on: word, vocabularySize: 256 + 12, specialTokens: [])
    let naive = NaiveBytePair.train(on: word, mergeCount: 12)
    #expect(naive.merges.count == fast.merges.count)
    for id in 256..<naive.vocabularySize { #expect(naive.bytes(of: id) == fast.bytes(of: id)) }
    let pieces = fast.encodeOrdinary(word).map(fast.bytes)
    #expect(naive.encode(word).map(naive.bytes) == pieces)
  }

  @Test("A text runs out of pairs; an id outside the vocabulary traps")
  func limits() async {
    #expect(NaiveBytePair.train(on: "", mergeCount: 5).merges.isEmpty)
    #expect(NaiveBytePair.train(on: "abc", mergeCount: 5).merges.count == 2)
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = NaiveBytePair.train(on: "ab", mergeCount: 1).decode([257])
    }
    expectMessage("id 257 is not in a vocabulary of 257", of: result)
  }
}
