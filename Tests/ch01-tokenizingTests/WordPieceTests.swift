import TestSupport
import Testing
import Tokenizing

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
}
