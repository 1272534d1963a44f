import Corpora
import Foundation

/// A template that turns an instruction and its response into one text.
///
/// A language model only continues texts. The style marks where the task
/// ends and the response begins, and the model learns these marks, so
/// prompt it in the style it was trained on.
public enum PromptStyle: String, CaseIterable, Sendable {
  /// An introductory sentence and headings, as in Stanford's Alpaca. Book,
  /// section 7.2.
  case alpaca
  /// Tags for the user and the assistant, as in Phi-3. Book, exercise 7.1.
  case phi3 = "phi-3"

  /// Formats the task, without the heading of the response. Book:
  /// `format_input`.
  public func prompt(for entry: Instruction) -> String {
    switch self {
    case .alpaca:
      let task =
        "Below is an instruction that describes a task. "
        + "Write a response that appropriately completes the request."
        + "\n\n### Instruction:\n\(entry.instruction)"
      return entry.input.isEmpty
        ? task : task + "\n\n### Input:\n\(entry.input)"
    case .phi3:
      let task = "<|user|>\n\(entry.instruction)"
      return entry.input.isEmpty ? task : task + "\n\(entry.input)"
    }
  }

  /// The line above the response.
  public var responseHeading: String {
    switch self {
    case .alpaca: "### Response:"
    case .phi3: "<|assistant|>"
    }
  }

  /// The text between a task and its response.
  public var responseMark: String {
    switch self {
    case .alpaca: "\n\n\(responseHeading)\n"
    case .phi3: "\n\(responseHeading)\n"
    }
  }

  /// Formats the task with its expected response, as training text.
  public func text(of entry: Instruction) -> String {
    prompt(for: entry) + responseMark + entry.output
  }

  /// Extracts the response from a generated text, which begins with
  /// `prompt`, and trims it.
  ///
  /// Given only the task, a tuned model writes the heading itself; it is
  /// removed. Book, section 7.7.
  ///
  /// The prompt is measured in code points: an accent at the start of the
  /// response would otherwise become part of the prompt's last character.
  public func response(in generated: String, after prompt: String) -> String
  {
    let continuation = String(
      generated.unicodeScalars.dropFirst(prompt.unicodeScalars.count))
    return continuation.replacingOccurrences(
      of: responseHeading, with: "", options: .literal
    )
    .trimmingCharacters(in: .whitespacesAndNewlines)
  }
}
