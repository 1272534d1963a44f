import Corpora

/// Generates the messages that stand in for the SMS Spam Collection, with the same number of each label.
///
/// About one in twenty-five is a near-duplicate of an earlier one. In both classes 2 % of the labels are
/// wrong on purpose, as in data labelled by hand.
public struct MessageGenerator: Sendable {
  /// The seed of `Data/messages.tsv`.
  public static let standardSeed: UInt64 = 747
  /// The number of messages labelled ham.
  public static let hamCount = 4_825
  /// The number of messages labelled spam.
  public static let spamCount = 747
  /// The number of messages labelled ham that are really spam.
  public static let mislabelledHamCount = 96
  /// The number of messages labelled spam that are really ham.
  public static let mislabelledSpamCount = 15

  /// A message, and whether it was given the wrong label on purpose.
  public struct Row: Sendable, Equatable {
    public let message: Message
    public let isMislabelled: Bool
  }

  private let seed: UInt64

  /// Creates a generator whose messages depend only on `seed`.
  public init(seed: UInt64 = standardSeed) { self.seed = seed }

  /// Returns all messages in a random order.
  public func rows() -> [Row] {
    var writer = TextWriter(seed: seed)
    var written: Set<String> = []
    let ham = writer.messages(
      Self.hamCount - Self.mislabelledHamCount + Self.mislabelledSpamCount, besides: &written
    ) { $0.hamMessage(with: MessageSlots.labelled) }
    let spam = writer.messages(
      Self.spamCount - Self.mislabelledSpamCount + Self.mislabelledHamCount, besides: &written
    ) { $0.spamMessage(with: MessageSlots.labelled) }
    let rows =
      Self.rows(ham, .ham, butFirst: Self.mislabelledSpamCount, .spam)
      + Self.rows(spam, .spam, butFirst: Self.mislabelledHamCount, .ham)
    return writer.pick(rows.count, of: rows)
  }

  /// Labels the first `count` of `texts` as `wrong` and the rest as `label`.
  private static func rows(
    _ texts: [String], _ label: Message.Label, butFirst count: Int, _ wrong: Message.Label
  ) -> [Row] {
    texts.enumerated().map { index, text in
      let isMislabelled = index < count
      return Row(
        message: Message(label: isMislabelled ? wrong : label, text: text), isMislabelled: isMislabelled)
    }
  }

  /// Returns the messages as tab-separated text, one `label<tab>message` per line.
  public func text() -> String {
    DelimitedText.tsv.text(of: rows().map { [$0.message.label.rawValue, $0.message.text] })
  }
}

extension TextWriter {
  /// Returns `count` distinct messages, none of them in `written`, and adds them to `written`.
  fileprivate mutating func messages(
    _ count: Int, besides written: inout Set<String>, write: (inout TextWriter) -> String
  ) -> [String] {
    var messages: [String] = []
    while messages.count < count {
      let message =
        !messages.isEmpty && chance(oneIn: 25) ? nearDuplicate(of: pick(messages)) : write(&self)
      if written.insert(message).inserted { messages.append(message) }
    }
    return messages
  }

  /// Returns `message` with a small change: forwarded, in lower case, or with different punctuation.
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
