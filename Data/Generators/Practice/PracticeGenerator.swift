/// Generates the second pretraining text: threads of short messages, and lessons on language and facts.
///
/// A model trained on it has seen how people write messages and the facts that the instructions ask for.
/// The text contains no message from `Data/messages.tsv` except very short ones, never says which
/// messages are spam, and contains no instructions.
public struct PracticeGenerator: Sendable {
  /// The seed of `Data/practice.txt`.
  public static let standardSeed: UInt64 = 2026
  /// The minimum size of `Data/practice.txt` in bytes; the last document may go past it.
  public static let standardByteCount = 1_400_000

  private let seed: UInt64

  /// Creates a generator whose text depends only on `seed`.
  public init(seed: UInt64 = standardSeed) { self.seed = seed }

  /// Returns distinct documents, as many as it takes to reach `byteCount` bytes, separators included.
  public func documents(byteCount: Int = standardByteCount) -> [String] {
    var writer = TextWriter(seed: seed)
    let forbidden = Set(MessageGenerator().rows().map(\.message.text).filter { $0.utf8.count > 16 })
    var written: Set<String> = []
    var documents: [String] = []
    var bytes = 0
    while bytes < byteCount {
      let isThread = writer.chance(oneIn: 3)
      let lines = isThread ? writer.thread().filter { !forbidden.contains($0) } : writer.lesson()
      let document = lines.joined(separator: "\n")
      guard !document.isEmpty, written.insert(document).inserted else { continue }
      documents.append(document)
      bytes += document.utf8.count + CorpusGenerator.separator.utf8.count + 2
    }
    return documents
  }

  /// Returns the documents as one text, with a line `<|endoftext|>` after each.
  public func text(byteCount: Int = standardByteCount) -> String {
    documents(byteCount: byteCount).map { "\($0)\n\(CorpusGenerator.separator)\n" }.joined()
  }
}

extension TextWriter {
  /// Returns a thread of three to seven messages, all ham or all spam, one per line.
  fileprivate mutating func thread() -> [String] {
    let isHam = !chance(oneIn: 3)
    return (0..<number(3...7)).map { _ in
      isHam
        ? hamMessage(with: MessageSlots.practice) : spamMessage(with: MessageSlots.practice)
    }
  }
}
