import Corpora

/// Writes the messages that stand in for the SMS Spam Collection: as many of either label, but a little world.
///
/// About one in twenty-five is nearly the same as one before it. In both classes two of a hundred labels
/// are wrong on purpose, as in data that people have labelled.
public struct MessageGenerator: Sendable {
  /// The seed of `Data/messages.tsv`.
  public static let standardSeed: UInt64 = 747
  /// How many messages are labelled as ham.
  public static let hamCount = 4_825
  /// How many messages are labelled as spam.
  public static let spamCount = 747
  /// How many messages labelled as ham are spam.
  public static let mislabelledHamCount = 96
  /// How many messages labelled as spam are ham.
  public static let mislabelledSpamCount = 15

  /// A message, and whether its label is wrong on purpose.
  public struct Row: Sendable, Equatable {
    public let message: Message
    public let isMislabelled: Bool
  }

  private let seed: UInt64

  /// Creates the generator of the messages that belong to `seed`.
  public init(seed: UInt64 = standardSeed) { self.seed = seed }

  /// Returns all messages in a random order.
  public func rows() -> [Row] {
    var narrator = Narrator(seed: seed)
    var written: Set<String> = []
    let wanted = narrator.messages(
      Self.hamCount - Self.mislabelledHamCount + Self.mislabelledSpamCount, besides: &written
    ) { $0.wantedMessage(with: MessageSlots.labelled) }
    let unwanted = narrator.messages(
      Self.spamCount - Self.mislabelledSpamCount + Self.mislabelledHamCount, besides: &written
    ) { $0.unwantedMessage(with: MessageSlots.labelled) }
    let rows =
      Self.rows(wanted, .ham, butFirst: Self.mislabelledSpamCount, .spam)
      + Self.rows(unwanted, .spam, butFirst: Self.mislabelledHamCount, .ham)
    return narrator.pick(rows.count, of: rows)
  }

  /// Labels `texts` with `label`, except the first `count`, which get the wrong one.
  private static func rows(
    _ texts: [String], _ label: Message.Label, butFirst count: Int, _ wrong: Message.Label
  ) -> [Row] {
    texts.enumerated().map { index, text in
      let isMislabelled = index < count
      return Row(
        message: Message(label: isMislabelled ? wrong : label, text: text), isMislabelled: isMislabelled)
    }
  }

  /// Returns the messages as a table: label, tab, text.
  public func text() -> String {
    DelimitedText.tsv.text(of: rows().map { [$0.message.label.rawValue, $0.message.text] })
  }
}

extension Narrator {
  /// Returns `count` messages that differ from each other and from those of `written`, which grows by them.
  fileprivate mutating func messages(
    _ count: Int, besides written: inout Set<String>, write: (inout Narrator) -> String
  ) -> [String] {
    var messages: [String] = []
    while messages.count < count {
      let message =
        !messages.isEmpty && chance(oneIn: 25) ? nearDuplicate(of: pick(messages)) : write(&self)
      if written.insert(message).inserted { messages.append(message) }
    }
    return messages
  }

  /// Returns `message` as somebody else would have typed or passed on the same.
  private mutating func nearDuplicate(of message: String) -> String {
    switch number(0...4) {
    case 0: message.lowercased()
    case 1: message.replacing(".", with: "!")
    case 2: message.replacing(",", with: "")
    case 3: "Fwd: " + message
    default: message + either(" !", " ..", " ok?", " :)", " Thx")
    }
  }
}
