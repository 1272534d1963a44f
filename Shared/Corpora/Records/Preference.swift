import Files
import Foundation

/// A task with two answers, of which one is preferred.
public struct Preference: Codable, Equatable, Sendable {
  /// What to do.
  public let instruction: String
  /// What to do it with; may be empty.
  public let input: String
  /// The answer of the instruction data.
  public let output: String
  /// The preferred answer.
  public let chosen: String
  /// The other answer.
  public let rejected: String

  /// Creates a task with two answers.
  public init(instruction: String, input: String, output: String, chosen: String, rejected: String) {
    self.instruction = instruction
    self.input = input
    self.output = output
    self.chosen = chosen
    self.rejected = rejected
  }
}

/// Preferences, where they come from, and the line that tells the reader.
public struct SourcedPreferences: Sendable, Equatable {
  /// The preferences in the order of the file.
  public let entries: [Preference]
  /// Where they come from.
  public let source: TextSource
  /// One line to print before the first result.
  public let notice: String
}

extension Corpus {
  /// Returns pairs of answers: the book's where `location` has them, else `Data/preferences.json`.
  ///
  /// - Throws: ``FileError`` if the published file is damaged or the stand-in is missing.
  public static func preferences(in location: DataLocation) throws(FileError) -> SourcedPreferences {
    let file = try text(
      of: .preferences, standIn: "preferences.json", described: "the stand-in preferences", in: location)
    return SourcedPreferences(
      entries: try decodeEntries(of: file), source: file.source, notice: file.notice)
  }
}
