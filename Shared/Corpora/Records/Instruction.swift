import Files
import Foundation

/// A task with its answer, as the book's instruction data has them.
public struct Instruction: Codable, Equatable, Sendable {
  /// What to do.
  public let instruction: String
  /// What to do it with; may be empty.
  public let input: String
  /// The answer.
  public let output: String

  /// Creates a task with its answer.
  public init(instruction: String, input: String, output: String) {
    self.instruction = instruction
    self.input = input
    self.output = output
  }
}

/// Instructions, where they come from, and the line that tells the reader.
public struct SourcedInstructions: Sendable, Equatable {
  /// The instructions in the order of the file.
  public let entries: [Instruction]
  /// Where they come from.
  public let source: TextSource
  /// One line to print before the first result.
  public let notice: String
}

extension Corpus {
  /// Returns 1,100 instructions: the book's where `location` has them, else `Data/instructions.json`.
  ///
  /// - Throws: ``FileError`` if the published file is damaged or the stand-in is missing.
  public static func instructions(in location: DataLocation) throws(FileError) -> SourcedInstructions {
    let file = try text(
      of: .instructions, standIn: "instructions.json", described: "the stand-in instructions", in: location)
    return SourcedInstructions(
      entries: try decodeEntries(of: file), source: file.source, notice: file.notice)
  }
  /// Returns the instructions in a JSON file of the same shape that the user named, such as Alpaca's 52,000.
  ///
  /// - Throws: ``FileError`` if the file cannot be read, is empty, or holds something else.
  public static func instructions(at path: String) throws(FileError) -> SourcedInstructions {
    let given = try file(at: path)
    let entries: [Instruction] = try decodeEntries(
      of: LocatedText(text: given.text, path: path, source: given.source, notice: given.notice))
    return SourcedInstructions(entries: entries, source: given.source, notice: given.notice)
  }
}
