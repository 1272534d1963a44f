import Testing

@testable import Corpora
@testable import Generators

@Suite("Practice text generator") struct PracticeGeneratorTests {
  private static let documents = PracticeGenerator().documents()
  private static let lines = documents.flatMap { $0.split(separator: "\n").map(String.init) }

  @Test("the generator reproduces Data/practice.txt")
  func regenerated() throws {
    let text = Self.documents.map { "\($0)\n<|endoftext|>\n" }.joined()
    #expect(text == (try Corpus.practice()))
    #expect((1_400_000...1_401_000).contains(text.utf8.count))
    let other = PracticeGenerator(seed: 1).documents(byteCount: 5_000)
    #expect(other != PracticeGenerator(seed: 2).documents(byteCount: 5_000))
  }

  @Test("it is plain ASCII, no document occurs twice, and every slot is filled")
  func plainText() {
    #expect(Set(Self.documents).count == Self.documents.count)
    for line in Self.lines {
      #expect(line.utf8.allSatisfy { (32..<127).contains($0) }, "\(line)")
      for blemish in ["  ", "{", "}", "[", "]", "|", " .", " ,", "Optional"] {
        #expect(!line.contains(blemish), "\(line)")
      }
    }
  }

  @Test("it contains no messages to classify, no instructions and no long answers")
  func heldOutData() {
    let known = Set(Self.lines)
    for message in MessageGenerator().rows().map(\.message.text) where message.utf8.count > 16 {
      #expect(!known.contains(message), "\(message)")
    }
    let text = Self.documents.joined(separator: "\n")
    let sentences = Set(text.utf8.split { ".?!\n".utf8.contains($0) }.map { trimmed(Substring($0)) })
    for entry in InstructionGenerator().entries() {
      let answer = trimmed(entry.output[...])
      #expect(!sentences.contains(trimmed(entry.instruction[...])), "\(entry.instruction)")
      if answer.split(separator: " ").count > 3 { #expect(!sentences.contains(answer), "\(answer)") }
    }
    #expect(!text.contains("###") && !text.contains("Response"))
  }

  /// Returns `sentence` without leading spaces and final punctuation.
  private func trimmed(_ sentence: Substring) -> String {
    var sentence = sentence.drop { $0 == " " }
    while let last = sentence.last, ".?!".contains(last) { sentence.removeLast() }
    return String(sentence)
  }

  @Test("its arithmetic is right")
  func sums() throws {
    let pattern = try Regex("([0-9]+) (\\+|plus|-|minus|\\*|times) ([0-9]+) (=|is) ([0-9]+)[.]")
    var checked = 0
    for match in Self.lines.joined(separator: "\n").matches(of: pattern) {
      let texts = (1...5).map { String(match[$0].substring ?? "") }
      let (x, y, result) = (Int(texts[0])!, Int(texts[2])!, Int(texts[4])!)
      switch texts[1] {
      case "+", "plus": #expect(x + y == result)
      case "-", "minus": #expect(x - y == result)
      default: #expect(x * y == result)
      }
      checked += 1
    }
    #expect(checked > 300)
  }
}
