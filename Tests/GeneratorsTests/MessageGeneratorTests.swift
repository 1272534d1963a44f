import Testing

@testable import Corpora
@testable import Files
@testable import Generators

@Suite("Message generator") struct MessageGeneratorTests {
  private static let rows = MessageGenerator().rows()
  private static let messages = rows.map(\.message)

  @Test("the generator reproduces Data/messages.tsv, and the file reads back as the same messages")
  func regenerated() throws {
    let path = try Corpus.standInPath(of: "messages.tsv")
    let text = try decodeUTF8(readFile(at: path), from: path)
    #expect(text == MessageGenerator().text())
    #expect(try Corpus.messages(in: text, from: path) == Self.messages)
    #expect(MessageGenerator(seed: 1).text() != text)
  }

  @Test("each label has as many messages as in the SMS Spam Collection, and no message occurs twice")
  func counts() {
    #expect(Self.messages.count { $0.label == .ham } == 4_825)
    #expect(Self.messages.count { $0.label == .spam } == 747)
    #expect(Set(Self.messages.map(\.text)).count == 5_572)
  }

  @Test("2 % of the labels are wrong on purpose, in both classes")
  func labelNoise() {
    #expect(Self.rows.count(where: \.isMislabelled) == 111)
    for label in Message.Label.allCases {
      let rows = Self.rows.filter { $0.message.label == label }
      let share = Double(rows.count(where: \.isMislabelled)) / Double(rows.count)
      #expect((0.0198...0.0202).contains(share))
    }
  }

  @Test("messages are one line of 2 to 200 plain ASCII characters, with every slot filled")
  func plainText() {
    for message in Self.messages {
      #expect(message.text.utf8.allSatisfy { (32..<127).contains($0) }, "\(message.text)")
      #expect((2...200).contains(message.text.utf8.count), "\(message.text)")
      for blemish in ["  ", "{", "}", "[", "]", "|", " . ", " ,", "\""] {
        #expect(!message.text.contains(blemish), "\(message.text)")
      }
    }
    #expect(Self.messages.map(\.text.utf8.count).max() == 195)
    #expect(Self.messages.count { $0.text.utf8.count <= 6 } >= 10)
  }

  @Test("telephone numbers and web addresses are fictitious")
  func fictional() throws {
    let number = try Regex("[0-9]{3} [0-9]{4}")
    let address = try Regex("[a-z]\\.[a-z]")
    var numbers = 0
    for text in Self.messages.map({ $0.text.lowercased() }) {
      for match in text.matches(of: number) {
        #expect(text[match.range].hasPrefix("555 01"), "\(text)")
        numbers += 1
      }
      for match in text.matches(of: address) {
        #expect(text[match.range.lowerBound...].dropFirst().hasPrefix(".example"), "\(text)")
      }
    }
    #expect(numbers > 300)
  }

  @Test("ham uses the words of adverts, too")
  func hardNegatives() {
    let ham = Self.rows.filter { $0.message.label == .ham && !$0.isMislabelled }.map(\.message.text)
    for word in ["free", "won", "prize", "call", "cash", "offer", "$"] {
      #expect(ham.count { $0.lowercased().contains(word) } > 50, "\(word)")
    }
  }

  @Test("some messages are near-duplicates of others")
  func nearDuplicates() {
    let plain = Self.messages.map { message in
      let text = message.text.lowercased().replacing("fwd: ", with: "")
      return text.filter { $0.isLetter || $0.isNumber }
    }
    let repeated = plain.count - Set(plain).count
    #expect((250...450).contains(repeated))
  }

  @Test("single words classify about 92 % correctly, and word pairs more, but less than 98 %")
  func bagOfWords() {
    var (words, pairs) = (0.0, 0.0)
    for seed in 1...2 {
      let (train, test) = Self.balanced(seed: UInt64(seed))
      words += BagOfWords(trainedOn: train, usesPairs: false).accuracy(on: test) / 2
      pairs += BagOfWords(trainedOn: train, usesPairs: true).accuracy(on: test) / 2
    }
    #expect((0.88...0.95).contains(words), "\(words)")
    #expect((0.95..<0.98).contains(pairs), "\(pairs)")
  }

  /// Returns 1,045 training messages and 300 test messages, drawn from a set that is half spam.
  private static func balanced(seed: UInt64) -> (train: [Message], test: [Message]) {
    var writer = TextWriter(seed: seed)
    let ham = writer.pick(747, of: messages.filter { $0.label == .ham })
    let all = writer.pick(1_494, of: ham + messages.filter { $0.label == .spam })
    return (Array(all.prefix(1_045)), Array(all.suffix(300)))
  }
}
