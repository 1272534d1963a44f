import Files
import Foundation

/// A short message with its label, as in the SMS Spam Collection.
public struct Message: Sendable, Equatable {
  /// Whether a message is wanted.
  public enum Label: String, Sendable, CaseIterable {
    /// A message from somebody the recipient knows or deals with.
    case ham
    /// An unwanted message: advertising or fraud.
    case spam
  }

  /// Whether the message is wanted.
  public let label: Label
  /// The text of the message.
  public let text: String

  /// Creates a message.
  public init(label: Label, text: String) {
    self.label = label
    self.text = text
  }
}

extension Corpus {
  /// Returns the messages to classify: the SMS Spam Collection if `location` has it, otherwise
  /// `Data/messages.tsv`.
  ///
  /// The collection may also be there as published, packed in `sms+spam+collection.zip`. Read like
  /// `pandas.read_csv(sep="\t")` reads them, both files hold 5,572 messages: 4,825 ham and 747 spam.
  ///
  /// - Throws: ``FileError`` if the published file is damaged or the stand-in is missing.
  public static func messages(in location: DataLocation) throws(FileError) -> Sourced<[Message]> {
    let unpacked = try unpackedCollection(in: location)
    let table =
      if let unpacked { unpacked } else {
        try text(
          of: .spamCollection, standIn: "messages.tsv", described: "the stand-in messages", in: location)
      }
    return try table.map(messages(in:from:))
  }

  /// Returns the collection from the published archive, if `location` has only that.
  private static func unpackedCollection(in location: DataLocation) throws(FileError) -> Sourced<String>? {
    let name = KnownFile.spamCollection.name
    guard location.path(of: name) == nil, let path = location.path(of: "sms+spam+collection.zip") else {
      return nil
    }
    let file = try KnownFile.spamCollection.published()
    let bytes = try ZipArchive(contentsOf: path).contents(of: name, limit: file.byteCount + 1)
    try file.verify(bytes, at: path)
    return Sourced(
      content: try decodeUTF8(bytes, from: path), source: .real(name), notice: "Running on \(path).",
      path: path)
  }

  /// Parses a table of labels and texts that was read from `path`.
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
