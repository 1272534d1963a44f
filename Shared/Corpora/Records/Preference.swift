import Files
import Foundation

/// A task with a preferred and a rejected answer.
public struct Preference: Codable, Equatable, Sendable {
  /// What to do.
  public let instruction: String
  /// The material for the task; may be empty.
  public let input: String
  /// The answer in the instruction data.
  public let output: String
  /// The preferred answer.
  public let chosen: String
  /// The rejected answer.
  public let rejected: String

  /// Creates a task with two answers.
  public init(instruction: String, input: String, output: String, chosen: String, rejected: String) {
    self.instruction = instruction
    self.input = input
    self.output = output
    self.chosen = chosen
    self.rejected = rejected
  }

  /// Reads a task with two answers; an `input` that is missing or null is empty.
  public init(from decoder: any Decoder) throws {
    let fields = try decoder.container(keyedBy: CodingKeys.self)
    instruction = try fields.decode(String.self, forKey: .instruction)
    input = try fields.decodeIfPresent(String.self, forKey: .input) ?? ""
    output = try fields.decode(String.self, forKey: .output)
    chosen = try fields.decode(String.self, forKey: .chosen)
    rejected = try fields.decode(String.self, forKey: .rejected)
  }
}

extension Corpus {
  /// Returns pairs of answers: the book's if `location` has them, otherwise `Data/preferences.json`.
  ///
  /// - Throws: ``FileError`` if the published file is damaged or the stand-in is missing.
  public static func preferences(in location: DataLocation) throws(FileError) -> Sourced<[Preference]> {
    try text(
      of: .preferences, standIn: "preferences.json", described: "the stand-in preferences", in: location
    ).map(decodeEntries(of:from:))
  }
}
