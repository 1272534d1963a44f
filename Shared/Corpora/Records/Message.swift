import Files
import Foundation

/// A short message and whether it is wanted, as the SMS Spam Collection has them.
public struct Message: Sendable, Equatable {
  /// Whether a message is wanted.
  public enum Label: String, Sendable, CaseIterable {
    /// A message from somebody whom the reader knows or deals with.
    case ham
    /// An unwanted message that advertises or deceives.
    case spam
  }

  /// Whether the message is wanted.
  public let label: Label
  /// What the message says.
  public let text: String

  /// Creates a message.
  public init(label: Label, text: String) {
    self.label = label
    self.text = text
  }
}

/// Messages, where they come from, and the line that tells the reader.
public struct SourcedMessages: Sendable, Equatable {
  /// The messages in the order of the file.
  public let messages: [Message]
  /// Where they come from.
  public let source: TextSource
  /// One line to print before the first result.
  public let notice: String
}

extension Corpus {
  /// Returns the messages to classify: the SMS Spam Collection where `location` has it, else
  /// `Data/messages.tsv`.
  ///
  /// The collection may also lie there packed as it is published, in `sms+spam+collection.zip`. Both hold 5,572 messages, 4,825 ham and 747 spam, as `pandas.read_csv(sep="\t")` reads them.
  ///
  /// - Throws: ``FileError`` if the published file is damaged or the stand-in is missing.
  public static func messages(in location: DataLocation) throws(FileError) -> SourcedMessages {
    let table: LocatedText
    if let unpacked = try unpackedCollection(in: location) {
      table = unpacked
    } else {
      table = try text(
        of: .spamCollection, standIn: "messages.tsv", described: "the stand-in messages", in: location)
    }
    return SourcedMessages(
      messages: try messages(in: table.text, from: table.path), source: table.source, notice: table.notice)
  }

  /// Returns the collection out of the published archive, if `location` has that and not the collection itself.
  private static func unpackedCollection(in location: DataLocation) throws(FileError) -> LocatedText? {
    let file = KnownFile.spamCollection
    guard location.path(of: file.name) == nil, let path = location.path(of: "sms+spam+collection.zip") else {
      return nil
    }
    let bytes = try ZipArchive(contentsOf: path).contents(of: file.name, limit: file.byteCount + 1)
    try file.verify(bytes, at: path)
    return LocatedText(
      text: try decodeUTF8(bytes, from: path), path: path, source: .real(file.name),
      notice: "Running on \(path).")
  }

  /// Reads messages from a table of labels and texts, which was read from `path`.
  static func messages(in text: String, from path: String) throws(FileError) -> [Message] {
    var messages: [Message] = []
    for row in try DelimitedText.tsv.rows(of: text, from: path) {
      guard row.count == 2, let label = Message.Label(rawValue: row[0]) else {
        throw .malformed(
          path: path, place: "row \(messages.count + 1)",
          reason: "it is not \"ham\" or \"spam\", a tab and a text")
      }
      messages.append(Message(label: label, text: row[1]))
    }
    return messages
  }
}
