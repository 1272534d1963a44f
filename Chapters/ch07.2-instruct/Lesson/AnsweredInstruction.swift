import Corpora
import Files
import Foundation

/// An instruction with its expected response and a model's response.
///
/// Its JSON has the fields of the book's
/// `instruction-data-with-response.json`.
public struct AnsweredInstruction: Codable, Equatable, Sendable {
  public var instruction: String
  public var input: String
  /// The expected response.
  public var output: String
  /// The model's response.
  public var response: String

  private enum CodingKeys: String, CodingKey {
    case instruction, input, output
    case response = "model_response"
  }

  public init(_ entry: Instruction, response: String) {
    (instruction, input, output) = (
      entry.instruction, entry.input, entry.output
    )
    self.response = response
  }

  /// The instruction without the response.
  public var entry: Instruction {
    Instruction(instruction: instruction, input: input, output: output)
  }
}

/// Writes answered instructions as JSON; if writing fails, an existing file
/// stays unchanged.
///
/// - Throws: `FileError` if the file cannot be written.
public func save(_ answers: [AnsweredInstruction], to file: URL) throws {
  let encoder = JSONEncoder()
  encoder.outputFormatting = [
    .prettyPrinted, .withoutEscapingSlashes, .sortedKeys,
  ]
  try writeAtomically(try encoder.encode(answers), to: file.path)
}
