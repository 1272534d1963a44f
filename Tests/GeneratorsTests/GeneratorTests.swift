import Testing

@testable import Corpora
@testable import Files
@testable import Generators

@Suite("Corpus generator") struct GeneratorTests {
  private static let documents = CorpusGenerator().documents()

  /// Returns the cells of the table row for the file `name` in Data/README.md.
  private func row(of name: String) throws -> [String] {
    let path = try Corpus.standInPath(of: "README.md")
    let lines = try decodeUTF8(readFile(at: path), from: path).split(separator: "\n")
    let line = try #require(lines.first { $0.hasPrefix("| \(name) |") })
    return line.split(separator: " | ").map { String($0.filter { $0 != "|" && $0 != " " }) }
  }

  @Test(
    "Data/README.md gives the size and digest of every file",
    arguments: [
      "story.txt", "story.uk.txt", "corpus.txt", "practice.txt", "vocab.bpe", "messages.tsv",
      "instructions.json", "preferences.json",
    ])
  func manifest(name: String) throws {
    let bytes = try readFile(at: try Corpus.standInPath(of: name))
    let cells = try row(of: name)
    #expect(cells.suffix(2) == [String(bytes.count), SHA256.hexDigest(of: bytes)])
  }

  @Test("the generator reproduces Data/corpus.txt")
  func regenerated() throws {
    let text = CorpusGenerator().text()
    #expect(text == (try Corpus.pretraining()))
    #expect(text.utf8.count >= CorpusGenerator.standardByteCount)
  }

  @Test("SplitMix64 gives the published sequence for seed 1234567")
  func splitMix() {
    var random = SplitMix64(seed: 1_234_567)
    let words = (0..<5).map { _ in random.next() }
    #expect(
      words == [
        6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423,
        4_593_380_528_125_082_431, 16_408_922_859_458_223_821,
      ])
  }

  @Test("different seeds give different documents, the same seed the same ones")
  func otherSeed() {
    let one = CorpusGenerator(seed: 1).documents(byteCount: 20_000)
    let two = CorpusGenerator(seed: 2).documents(byteCount: 20_000)
    #expect(one != two)
    #expect(one == CorpusGenerator(seed: 1).documents(byteCount: 20_000))
  }

  @Test("no document occurs twice")
  func unique() {
    #expect(Set(Self.documents).count == Self.documents.count)
    #expect(Self.documents.count > 1_500)
  }

  @Test("every quotation mark is closed within its paragraph")
  func quotes() {
    for document in Self.documents {
      for line in document.split(separator: "\n") {
        #expect(line.count { $0 == "\"" } % 2 == 0, "\(line)")
      }
    }
  }

  @Test("every document begins with a capital letter and ends with punctuation")
  func ends() {
    for document in Self.documents {
      #expect(document.first { $0 != "\"" }?.isUppercase == true, "\(document)")
      #expect(document.last.map { ".!?\"".contains($0) } == true, "\(document)")
    }
  }

  @Test(
    "no document contains an unfilled slot, a doubled word or wrong spacing",
    arguments: [
      "  ", "\n\n", " \n", "\n ", "{", "}", "\\(", "Optional", " ,", " .", ",,", "..", "?.", "!.", " a a ",
    ])
  func blemishes(text: String) {
    #expect(Self.documents.filter { $0.contains(text) } == [])
  }

  @Test("every sentence begins with a capital letter, and \"a\" and \"an\" fit the next word")
  func sentences() throws {
    let smallStart = try Regex("[.] [a-z]")
    let wrongArticle = try Regex("\\b([Aa] [aeio]|[Aa]n [b-df-gj-np-tv-z])")
    for document in Self.documents {
      #expect(document.firstMatch(of: smallStart) == nil, "\(document)")
      #expect(document.firstMatch(of: wrongArticle) == nil, "\(document)")
    }
  }

  @Test("the corpus is plain ASCII, and no document contains the separator")
  func ascii() {
    for document in Self.documents {
      #expect(document.utf8.allSatisfy { $0 == 10 || (32..<127).contains($0) }, "\(document)")
      #expect(!document.contains(CorpusGenerator.separator))
    }
  }

  @Test("pronouns agree with the names they stand for")
  func pronouns() throws {
    let pattern = try Regex(
      "([A-Z][a-z]+) pulled the blanket over (his|her) head|(boy|girl) called ([A-Z][a-z]+),")
    var checked = 0
    for match in Self.documents.joined(separator: "\n").matches(of: pattern) {
      let name = String(try #require(match[1].substring ?? match[4].substring))
      let isFemale = ["her", "girl"].contains(try #require(match[2].substring ?? match[3].substring))
      #expect((isFemale ? Characters.girls : Characters.boys).contains(name))
      checked += 1
    }
    #expect(checked > 100)
  }

  @Test("sums in the documents are right")
  func sums() throws {
    let values = Dictionary(uniqueKeysWithValues: (0...100).map { (spelled($0), $0) })
    let pattern = try Regex("([A-Za-z-]+) (plus|minus|times|divided by) ([a-z-]+) is ([a-z-]+)[.,]")
    var checked = 0
    for match in Self.documents.joined(separator: "\n").matches(of: pattern) {
      let words = (1...4).map { String(match[$0].substring ?? "").lowercased() }
      let left = try #require(values[words[0]])
      let right = try #require(values[words[2]])
      let result = try #require(values[words[3]])
      switch words[1] {
      case "plus": #expect(left + right == result)
      case "minus": #expect(left - right == result)
      case "times": #expect(left * right == result)
      default: #expect(result * right == left)
      }
      checked += 1
    }
    #expect(checked > 300)
  }
}

@Suite("Handwritten story") struct StoryTests {
  @Test("it is plain ASCII, about 20 kB, and contains every mark that the word tokenizer splits on")
  func marks() throws {
    let path = try Corpus.standInPath(of: "story.txt")
    let text = try decodeUTF8(readFile(at: path), from: path)
    #expect((18_000...22_000).contains(text.utf8.count))
    #expect(text.utf8.allSatisfy { $0 == 10 || (32..<127).contains($0) })
    for mark in [",", ".", ":", ";", "?", "_", "!", "\"", "(", ")", "'", "--"] {
      #expect(text.contains(mark), "\(mark)")
    }
    for line in text.split(separator: "\n") { #expect(line.count { $0 == "\"" } % 2 == 0, "\(line)") }
  }

  @Test("the Ukrainian version contains two-byte letters")
  func ukrainian() throws {
    let text = try Corpus.ukrainianStory()
    #expect((3_000...5_000).contains(text.utf8.count))
    #expect(text.utf8.count > text.count * 3 / 2)
    #expect(text.contains("ї") && text.contains("є") && text.contains("і"))
  }
}
