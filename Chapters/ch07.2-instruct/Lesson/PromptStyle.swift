import Corpora
import Foundation

/// A way to write an instruction and its response as one text.
///
/// A language model only continues texts. A style marks where the task ends and the response begins; the
/// model learns the marks with the rest, so it has to be asked in the style that it was trained in.
public enum PromptStyle: String, CaseIterable, Sendable {
  /// A sentence of introduction and headings, the style of Stanford's Alpaca. Book, section 7.2.
  case alpaca
  /// Two tags that say who speaks, the style of Phi-3. Book, exercise 7.1.
  case phi3 = "phi-3"

  /// Returns the task, without the mark that calls for a response. Book: `format_input`.
  public func prompt(for entry: Instruction) -> String {
    switch self {
    case .alpaca:
      let task =
        "Below is an instruction that describes a task. "
        + "Write a response that appropriately completes the request."
        + "\n\n### Instruction:\n\(entry.instruction)"
      return entry.input.isEmpty ? task : task + "\n\n### Input:\n\(entry.input)"
    case .phi3:
      let task = "<|user|>\n\(entry.instruction)"
      return entry.input.isEmpty ? task : task + "\n\(entry.input)"
    }
  }

  /// The line under which the response stands.
  public var responseHeading: String {
    switch self {
    case .alpaca: "### Response:"
    case .phi3: "<|assistant|>"
    }
  }

  /// What stands between a task and its response.
  public var responseMark: String {
    switch self {
    case .alpaca: "\n\n\(responseHeading)\n"
    case .phi3: "\n\(responseHeading)\n"
    }
  }

  /// Returns task, mark and expected response: what a model is trained on.
  public func text(of entry: Instruction) -> String {
    prompt(for: entry) + responseMark + entry.output
  }

  /// Returns what `generated` says after `prompt`, with which it begins, without heading and blank ends.
  ///
  /// A tuned model that is given the task alone writes the heading by itself. Book, section 7.7.
  public func response(in generated: String, after prompt: String) -> String {
    let continuation = generated.dropFirst(prompt.count).replacing(responseHeading, with: "")
    return continuation.trimmingCharacters(in: .whitespacesAndNewlines)
  }
}
