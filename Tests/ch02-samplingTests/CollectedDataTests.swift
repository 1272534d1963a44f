import Files
import Foundation
import SamplingKernels
import SamplingTopics
import Tensors
import TestSupport
import Testing

@Suite("Topic personal")
struct PersonalTests {
  @Test("Luhn's digit notices every wrong digit, and swaps except 09", arguments: [13, 16, 19])
  func luhn(length: Int) {
    let generator = RandomGenerator(seed: 9)
    for _ in 0..<20 {
      let card = withCheckDigit((1..<length).map { _ in Int(generator.nextUInt32() % 10) })
      #expect(card.count == length && passesLuhn(card))
      for place in card.indices {
        for digit in 0...9 where digit != card[place] {
          var wrong = card
          wrong[place] = digit
          #expect(!passesLuhn(wrong))
        }
      }
      for place in card.indices.dropLast() {
        var wrong = card
        wrong.swapAt(place, place + 1)
        let isMissed = Set([card[place], card[place + 1]]) == [0, 9] || wrong == card
        #expect(passesLuhn(wrong) == isMissed)
      }
    }
    // A number that the standard's descriptions use.
    #expect(passesLuhn([7, 9, 9, 2, 7, 3, 9, 8, 7, 1, 3]))
    #expect(passesLuhn([]))
  }

  @Test(
    "What is personal is replaced, and nothing else",
    arguments: [
      ("Mail a.b+c@d-e.example.org.", "Mail [MAIL]."), ("x@y", "x@y"), ("a @ b.org", "a @ b.org"),
      ("4111 1111 1111 1111!", "[CARD]!"), ("4111-1111-1111-1112", "4111-1111-1111-1112"),
      ("+44 20 7946 0123", "[PHONE]"), ("(020) 7946-0123", "[PHONE]"), ("020 7946 0123", "[PHONE]"),
      ("In 1901, 1,250,000 people", "In 1901, 1,250,000 people"), ("0.5 and 007", "0.5 and 007"),
      ("2026-01-31", "2026-01-31"), ("ISBN 978-3-16-148410-0", "ISBN 978-3-16-148410-0"), ("", ""),
    ])
  func replaced(text: String, expected: String) {
    #expect(withoutPersonalData(text).text == expected)
  }

  @Test("Planted data is found, but for what is spelt out, a second run changes nothing", arguments: [1, 2])
  func planted(seed: UInt64) {
    for message in PlantedText.messages(count: 160, generator: RandomGenerator(seed: seed)) {
      let result = withoutPersonalData(message.text)
      let isSpeltOut = message.text.contains(" at mail dot ")
      // One in ten passes the check of cards by chance.
      if message.text.hasPrefix("ISBN") { continue }
      #expect(Set(result.found) == (isSpeltOut ? [] : message.planted), "\(message.text)")
      #expect(withoutPersonalData(result.text).text == result.text)
    }
  }
}

@Suite("Topic diversity")
struct DiversityTests {
  @Test("Entropy is log₂ of the types if all are as frequent, and at most that")
  func entropy() {
    for types in [1, 2, 7, 64] {
      let words = (0..<3 * types).map { "w\($0 % types)" }
      let variety = WordVariety(of: words)
      #expect(variety.types == types && variety.tokens == 3 * types)
      expectClose(variety.entropy, to: log2(Double(types)), absolute: 1e-12)
      #expect(WordVariety(of: words + ["w0"]).entropy <= log2(Double(types)))
    }
    expectClose(WordVariety(of: ["a", "a", "a", "b"]).entropy, to: 0.811278, absolute: 1e-6)
    #expect(WordVariety(of: []).entropy == 0)
    #expect(WordVariety(of: []).typeTokenRatio == 0)
  }

  @Test("A text twice: half the ratio, the same entropy")
  func twice() {
    let words = "the cat saw the dog and the bird".split(separator: " ").map(String.init)
    let (one, two) = (WordVariety(of: words), WordVariety(of: words + words))
    #expect(two.typeTokenRatio * 2 == one.typeTokenRatio)
    expectClose(two.entropy, to: one.entropy, absolute: 1e-12)
  }

  @Test("Languages are told apart, and their shares are those of the bytes")
  func languages() {
    let classifier = TextClassifier(LanguageSamples.learned)
    for (language, sentences) in LanguageSamples.unseen {
      #expect(classifier.kind(of: sentences.joined(separator: " ")) == language)
    }
    let classes = TextClassifier(["a": ["aaaa"], "b": ["bbbb"]])
    #expect(classes.shares(of: ["aaa", "b"]).map(\.share) == [0.75, 0.25])
    #expect(classes.shares(of: []).map(\.share) == [0, 0])
  }

  @Test("The notes of 2020 have no new words, and later ones more and more")
  func notes() {
    let generator = RandomGenerator(seed: 1)
    var shares: [Int] = []
    for year in 2020...2026 {
      let notes = DomainTexts.notes(of: year, count: 200, generator: generator)
      let dates = notes.map(\.date)
      #expect(dates.allSatisfy { $0.hasPrefix("\(year)-") && $0.count == 10 })
      shares.append(notes.map(\.text).count { $0.contains("chatbot") || $0.contains("drone") })
    }
    #expect(shares[0] == 0 && shares[6] > shares[1])
  }
}

@Suite("Topic bias")
struct BiasTests {
  @Test("Sentences with words of one kind count, and only whole words")
  func counts() {
    let texts = [
      "The baker saw her. He, the baker, left! She met him, a baker.",
      "The sheep and a bakery. A baker slept.",
      "HIS baker\nher nurse",
    ]
    let counts = PronounCounts.counts(of: ["baker", "nurse", "king"], in: texts)
    #expect(counts == ["baker": PronounCounts(he: 2, she: 1), "nurse": PronounCounts(he: 0, she: 1)])
  }

  @Test("Exchanging the words changes only the sign, and twice nothing")
  func exchanged() {
    let text = "he gave her a book, and him hers; shepherds' theme: herself, himself."
    let swapped = "she gave him a book, and her his; shepherds' theme: himself, herself."
    #expect(
      exchangingPronouns(swapped) == "he gave her a book, and him hers; shepherds' theme: herself, himself.")
    #expect(exchangingPronouns(exchangingPronouns(text)) == text)
    #expect(PronounCounts(he: 3, she: 9).logRatio == -PronounCounts(he: 9, she: 3).logRatio)
    #expect(PronounCounts(he: 4, she: 4).logRatio == 0)
    #expect(PronounCounts().margin > PronounCounts(he: 50, she: 50).margin)
  }
}

@Suite("Topic manifest")
struct ManifestTests {
  private func entry(_ licence: String?) -> Manifest.Entry {
    .init(
      path: "a.txt", address: "https://a.example/a", date: "2026-01-31", version: "1", licence: licence,
      bytes: Data("abc".utf8))
  }

  @Test("It is read back as written, and has the digest of the bytes")
  func roundTrip() throws {
    let manifest = Manifest(entries: [entry("MIT"), entry(nil)])
    #expect(try JSONDecoder().decode(Manifest.self, from: JSONEncoder().encode(manifest)) == manifest)
    #expect(manifest.entries[0].sha256.hasPrefix("ba7816bf8f01cfea"))  // FIPS 180-4's example
    #expect(manifest.entries[0].byteCount == 3)
  }

  @Test("Licences that are missing or unknown are refused, unless allowed")
  func licences() {
    func problem(_ licence: String?, _ others: Set<String> = []) -> String {
      do throws(FileError) {
        try Manifest(entries: [entry(licence)]).requireLicences(allowing: others)
        return "none"
      } catch { return "\(error)" }
    }
    #expect(problem("CC-BY-4.0") == "none")
    #expect(problem(nil).hasPrefix("a.txt: the field licence is missing. Ask at https://a.example/a"))
    #expect(problem("").contains("is missing"))
    #expect(problem("free").hasPrefix("a.txt: the licence \"free\" is not known"))
    #expect(problem("free", ["a.txt"]) == "none")
  }

  @Test("A changed file is noticed, and one without an entry")
  func verify() throws {
    let manifest = Manifest(entries: [entry("MIT")])
    try manifest.verify(Data("abc".utf8), of: "a.txt")
    #expect(throws: FileError.self) { try manifest.verify(Data("abd".utf8), of: "a.txt") }
    #expect(throws: FileError("the manifest has no entry for it. Add one.", file: "b.txt")) {
      try manifest.verify(Data("abc".utf8), of: "b.txt")
    }
  }
}

@Suite("Topics streaming and volume")
struct StreamingTests {
  @Test("Lines are the same in pieces of any size", arguments: [1, 2, 3, 7, 1000])
  func lines(piece: Int) throws {
    try withTemporaryFolder { folder in
      for text in ["", "a", "a\n", "\n\nab\r\nc", "é\nlonger than a piece\n\n"] {
        let file = folder.appending(path: "lines.txt")
        try Data(text.utf8).write(to: file)
        var lines: [String] = []
        try forEachLine(ofFileAt: file.path, piece: piece) {
          lines.append(String(decoding: $0, as: UTF8.self))
        }
        var expected = text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false).map {
          String($0)
        }
        if expected.last == "" { expected.removeLast() }
        #expect(lines == expected)
      }
    }
    #expect(throws: FileError.self) { try forEachLine(ofFileAt: "/no/such/file") { _ in } }
  }

  @Test("A mapped file of ids equals the array, in every window")
  func tokens() throws {
    try withTemporaryFolder { folder in
      let path = folder.appending(path: "tokens.bin").path
      let ids = [0, 1, 255, 256, 50_256, 65_535, 7]
      try TokenFile.bytes(of: ids).write(to: URL(filePath: path))
      let file = try TokenFile(path: path)
      #expect(file.count == ids.count)
      for start in 0...ids.count {
        for end in start...ids.count { #expect(file[start..<end] == Array(ids[start..<end])) }
      }
      #expect(Array(TokenFile.bytes(of: [258])) == [2, 1])
    }
  }

  @Test("Files that are no ids are refused")
  func refused() throws {
    func problem(_ path: String) -> String {
      do throws(FileError) {
        _ = try TokenFile(path: path)
        return "none"
      } catch { return error.problem }
    }
    try withTemporaryFolder { folder in
      let path = folder.appending(path: "tokens.bin").path
      #expect(problem(path).contains("No such file"))
      #expect(problem(folder.path).contains("it is not a file"))
      try Data().write(to: URL(filePath: path))
      #expect(problem(path).contains("the file is empty"))
      try Data([1, 2, 3]).write(to: URL(filePath: path))
      #expect(problem(path).contains("byte 2: half an id is left over"))
    }
  }

  @Test("Ids beyond two bytes, and places beyond the file, are programming errors")
  func programmingErrors() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = TokenFile.bytes(of: [65_536])
    }
    expectMessage("TokenFile: the id 65536", of: result)
  }

  @Test("Work grows with bytes and parameters: six operations each")
  func volume() {
    let small = TrainingVolume(bytes: 4e9, bytesPerToken: 4, parameters: 1e6)
    #expect(small.tokens == 1e9)
    #expect(small.operations == 6e15)
    #expect(small.tokensPerParameter == 1000)
    expectClose(small.hours(at: 1e12), to: 6000 / 3600, absolute: 1e-12)
  }
}
