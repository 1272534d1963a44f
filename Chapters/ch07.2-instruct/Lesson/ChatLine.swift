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
