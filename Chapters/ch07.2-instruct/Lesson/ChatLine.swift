import Corpora
import Foundation

extension Instruction {
  /// Parses a line of a chat: the instruction and, after a `|`, its input.
  /// There is no expected output.
  public init(line: String) {
    let parts = line.split(
      separator: "|", maxSplits: 1, omittingEmptySubsequences: false
    )
    .map { $0.trimmingCharacters(in: .whitespaces) }
    self.init(
      instruction: parts[0], input: parts.count > 1 ? parts[1] : "",
      output: "")
  }
}

extension Instruction {
  /// The instruction and, after a `|`, its input: a line of a chat.
  public var line: String {
    input.isEmpty ? instruction : "\(instruction) | \(input)"
  }
}

extension Assistant {
  /// Returns tasks that the model answers as expected, each with another
  /// first word.
  public func strengths(among entries: [Instruction], count: Int)
    -> [Instruction]
  {
    var found: [Instruction] = []
    for entry in entries where found.count < count {
      let kind = entry.instruction.prefix { $0 != " " }
      let isKnown = found.contains { $0.instruction.hasPrefix(kind + " ") }
      if !isKnown, isExactMatch(response(to: entry), entry.output) {
        found.append(entry)
      }
    }
    return found
  }
}
