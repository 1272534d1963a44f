import Files
import Foundation

/// A task with its answer, as in the book's instruction data.
public struct Instruction: Codable, Equatable, Sendable {
  /// What to do.
  public let instruction: String
  /// The material for the task; may be empty.
  public let input: String
  /// The answer.
  public let output: String

  /// Creates a task with its answer.
  public init(instruction: String, input: String, output: String) {
    self.instruction = instruction
    self.input = input
    self.output = output
  }

  /// Reads a task with its answer; an `input` that is missing or null is empty.
  public init(from decoder: any Decoder) throws {
    let fields = try decoder.container(keyedBy: CodingKeys.self)
    instruction = try fields.decode(String.self, forKey: .instruction)
    input = try fields.decodeIfPresent(String.self, forKey: .input) ?? ""
    output = try fields.decode(String.self, forKey: .output)
  }
}

extension Corpus {
  /// Returns 1,100 instructions: the book's if `location` has them, otherwise `Data/instructions.json`.
  ///
  /// - Throws: ``FileError`` if the published file is damaged or the stand-in is missing.
  public static func instructions(in location: DataLocation) throws(FileError) -> Sourced<[Instruction]> {
    try text(
      of: .instructions, standIn: "instructions.json", described: "the stand-in instructions", in: location
    ).map(decodeEntries(of:from:))
  }

  /// Returns the instructions in a file that the user named, such as Alpaca's 52,000: a JSON list, or JSON lines
  /// with an instruction each.
  ///
  /// - Throws: ``FileError`` if the file cannot be read, is empty, or has another format.
  public static func instructions(at path: String) throws(FileError) -> Sourced<[Instruction]> {
    try file(at: path).map(decodeEntries(of:from:))
  }
}
