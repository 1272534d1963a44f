import Corpora
import Files
import Foundation
import TestSupport
import Testing
import Tokenizing

@Suite("The vocabulary that the chapters use")
struct PreferredVocabularyTests {
  /// A place without any published file.
  private func emptyLocation() throws -> DataLocation {
    try DataLocation(environment: ["XDG_CACHE_HOME": "/nonexistent"])
  }

  @Test("Without GPT-2's file, the stand-in is used and the notice says so")
  func standIn() throws {
    let (tokenizer, isGPT2, notice) = try BytePairEncoding.preferred(in: emptyLocation())
    #expect(!isGPT2)
    #expect(tokenizer.vocabularySize == 2048)
    #expect(notice.contains("stand-in"))
  }

  @Test("With GPT-2's file, GPT-2's vocabulary is used", .enabled(if: hasGPT2, needsGPT2))
  func gpt2() throws {
    let location = try DataLocation(option: RealData.folder, environment: [:])
    let (tokenizer, isGPT2, _) = try BytePairEncoding.preferred(in: location)
    #expect(isGPT2)
    #expect(try tokenizer.encode("Akwirw ier") == [33901, 86, 343, 86, 220, 959])
  }

  @Test("A damaged file is an error, not a reason to fall back on the stand-in")
  func damaged() throws {
    try withFile(Data("#version: 0.2\nh e\n".utf8)) { file in
      let folder = file.deletingLastPathComponent().path
      let location = try DataLocation(option: folder, environment: [:])
      #expect(throws: FileError.self) { try BytePairEncoding.preferred(in: location) }
    }
  }

  @Test("Training on both corpora and the story again gives Data/vocab.bpe, byte for byte")
  func retrained() throws {
    let text =
      try Corpus.pretraining() + Corpus.practice()
      + Corpus.shortStory(in: emptyLocation()).content
    let trained = BytePairTrainer.train(on: text, vocabularySize: 2048)
    try withFile(Data()) { file in
      try trained.writeMerges(to: file)
      let checkedIn = URL(filePath: try Corpus.standInPath(of: "vocab.bpe"))
      #expect(try Data(contentsOf: file) == Data(contentsOf: checkedIn))
    }
  }

  @Test("The longest message has 60 to 70 tokens, and chosen answers have no more than rejected ones")
  func lengths() throws {
    let tokenizer = try BytePairEncoding.preferred(in: emptyLocation()).tokenizer
    let messages = try Corpus.messages(in: emptyLocation()).content
    let longest = try messages.map { try tokenizer.encode($0.text).count }.max()!
    #expect((60...70).contains(longest))
    let preferences = try Corpus.preferences(in: emptyLocation()).content
    let differences = try preferences.map {
      try tokenizer.encode($0.chosen).count - tokenizer.encode($0.rejected).count
    }
    let mean = Double(differences.reduce(0, +)) / Double(differences.count)
    #expect(abs(mean) < 0.25)
    #expect(differences.allSatisfy { abs($0) <= 5 })
  }

  @Test("A word of 100,000 letters survives encoding and decoding")
  func longWord() throws {
    let tokenizer = try BytePairEncoding.preferred(in: emptyLocation()).tokenizer
    var generator = SplitMix(state: 8)
    let letters = Array("abcdefghijklmnopqrstuvwxyz".unicodeScalars)
    var word = String.UnicodeScalarView()
    for _ in 0..<100_000 { word.append(letters.randomElement(using: &generator)!) }
    for text in [String(word), String(repeating: "a", count: 100_000)] {
      #expect(sameBytes(tokenizer.decode(try tokenizer.encode(text)), text))
    }
  }
}
