import Corpora
import Datasets
import Tokenizing

/// The ids of a prompt with its response.
public struct TokenizedInstruction: Equatable, Sendable {
  /// The ids of the prompt and of the response.
  public let ids: [Int]
  /// How many of them belong to the prompt.
  public let promptLength: Int

  public init(ids: [Int], promptLength: Int = 0) {
    self.ids = ids
    self.promptLength = promptLength
  }

  /// Tokenizes a prompt and its response; special tokens in them are
  /// treated as ordinary text.
  public init(
    _ entry: Instruction, response: String, tokenizer: BytePairEncoding,
    style: PromptStyle
  ) {
    let prompt = style.prompt(for: entry) + style.responseMark
    let promptIDs = tokenizer.encodeOrdinary(prompt)
    let ids = tokenizer.encodeOrdinary(prompt + response)
    self.init(ids: ids, promptLength: min(promptIDs.count, ids.count))
  }

  /// Whether some of the response, or at least its end token, is left as a
  /// target if inputs and targets are cut to `length` tokens; nil cuts
  /// to `length` tokens; nil cuts nothing.
  public func hasResponse(within length: Int?) -> Bool {
    !ids.isEmpty && promptLength <= length ?? .max
  }
}

/// Instructions with their responses, tokenized once.
///
/// Book, section 7.3: `InstructionDataset`.
public struct InstructionDataset: Dataset {
  fileprivate let examples: [TokenizedInstruction]

  public init(
    _ entries: [Instruction], tokenizer: BytePairEncoding,
    style: PromptStyle = .alpaca
  ) {
    examples = entries.map { entry in
      TokenizedInstruction(
        entry, response: entry.output, tokenizer: tokenizer, style: style)
    }
  }

  public var count: Int { examples.count }

  public subscript(index: Int) -> TokenizedInstruction { examples[index] }
}

extension InstructionDataset {
  /// Returns the examples that keep some of their response if they are cut
  /// to `length` tokens; nil cuts nothing.
  public func withResponses(within length: Int?) -> InstructionDataset {
    InstructionDataset(
      examples: examples.filter { $0.hasResponse(within: length) })
  }

  private init(examples: [TokenizedInstruction]) {
    self.examples = examples
  }
}
