/// Writes the second text for pretraining: short messages of all kinds, and lessons about words and numbers.
///
/// A model that has read it knows how people write to each other and what instructions are about. It holds
/// none of the messages of `Data/messages.tsv` but the very short ones, says nothing about which messages
/// are wanted, and has no instructions in it.
public struct PracticeGenerator: Sendable {
  /// The seed of `Data/practice.txt`.
  public static let standardSeed: UInt64 = 2026
  /// The length that `Data/practice.txt` reaches with its last document.
  public static let standardByteCount = 1_400_000

  private let seed: UInt64

  /// Creates the generator of the text that belongs to `seed`.
  public init(seed: UInt64 = standardSeed) { self.seed = seed }

  /// Returns different documents until they hold `byteCount` bytes together, separators included.
  public func documents(byteCount: Int = standardByteCount) -> [String] {
    var narrator = Narrator(seed: seed)
    let forbidden = Set(MessageGenerator().rows().map(\.message.text).filter { $0.utf8.count > 16 })
    var written: Set<String> = []
    var documents: [String] = []
    var bytes = 0
    while bytes < byteCount {
      let isThread = narrator.chance(oneIn: 3)
      let lines = isThread ? narrator.thread().filter { !forbidden.contains($0) } : narrator.lesson()
      let document = lines.joined(separator: "\n")
      guard !document.isEmpty, written.insert(document).inserted else { continue }
      documents.append(document)
      bytes += document.utf8.count + CorpusGenerator.separator.utf8.count + 2
    }
    return documents
  }

  /// Returns the documents as one text in which each is ended by a line `<|endoftext|>`.
  public func text(byteCount: Int = standardByteCount) -> String {
    documents(byteCount: byteCount).map { "\($0)\n\(CorpusGenerator.separator)\n" }.joined()
  }
}

extension Narrator {
  /// Returns messages as they stand below each other on a telephone: one kind of sender, a message a line.
  fileprivate mutating func thread() -> [String] {
    let isWanted = !chance(oneIn: 3)
    return (0..<number(3...7)).map { _ in
      isWanted
        ? wantedMessage(with: MessageSlots.practice) : unwantedMessage(with: MessageSlots.practice)
    }
  }
}
