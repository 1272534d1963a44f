import Corpora
import Foundation

extension Instruction {
  /// Reads a line of a conversation: the task, and behind a `|` what it is about. No response is expected.
  public init(line: String) {
    let parts = line.split(separator: "|", maxSplits: 1, omittingEmptySubsequences: false)
      .map { $0.trimmingCharacters(in: .whitespaces) }
    self.init(instruction: parts[0], input: parts.count > 1 ? parts[1] : "", output: "")
  }
}
