/// Generates the pretraining corpus: the same seed gives the same bytes on every machine.
public struct CorpusGenerator: Sendable {
  /// The line that ends every document.
  public static let separator = "<|endoftext|>"
  /// The seed of `Data/corpus.txt`.
  public static let standardSeed: UInt64 = 2025
  /// The minimum size of `Data/corpus.txt` in bytes; the last document may go past it.
  public static let standardByteCount = 1_200_000

  private let seed: UInt64

  /// Creates a generator whose corpus depends only on `seed`.
  public init(seed: UInt64 = standardSeed) { self.seed = seed }

  /// Returns distinct documents, as many as it takes to reach `byteCount` bytes, separators included.
  public func documents(byteCount: Int = standardByteCount) -> [String] {
    var writer = TextWriter(seed: seed)
    var written: Set<String> = []
    var documents: [String] = []
    var bytes = 0
    while bytes < byteCount {
      let document = writer.document()
      guard written.insert(document).inserted else { continue }
      documents.append(document)
      bytes += document.utf8.count + Self.separator.utf8.count + 2
    }
    return documents
  }

  /// Returns the documents as one text, with a line `<|endoftext|>` after each.
  public func text(byteCount: Int = standardByteCount) -> String {
    documents(byteCount: byteCount).map { "\($0)\n\(Self.separator)\n" }.joined()
  }
}

extension TextWriter {
  /// Writes the next document. Ten in sixteen are stories.
  mutating func document() -> String {
    let paragraphs =
      switch number(0...15) {
      case 0...9: story()
      case 10: conversation()
      case 11: instructions()
      case 12: scene()
      case 13: letter()
      case 14: questions()
      default: fact()
      }
    return paragraphs.joined(separator: "\n")
  }

  /// Writes a story with a randomly chosen plot.
  private mutating func story() -> [String] {
    switch number(0...24) {
    case 0: lostThing()
    case 1: repair()
    case 2: present()
    case 3: brokenCup()
    case 4: garden()
    case 5: animalRescue()
    case 6: rainyDay()
    case 7: winterBirds()
    case 8: nightNoise()
    case 9: learning()
    case 10: newNeighbour()
    case 11: quarrel()
    case 12: sickFriend()
    case 13: race()
    case 14: market()
    case 15: baking()
    case 16: parcel()
    case 17: journey()
    case 18: libraryBook()
    case 19: starryNight()
    case 20: lostInFog()
    case 21: schoolPlay()
    case 22: oldMap()
    case 23: villageFeast()
    default: ferry()
    }
  }
}
