import Corpora
import Datasets
import Sampling
import Tensors
import Tokenizing

/// A prompt with a chosen and a rejected response.
public struct TokenizedPreference: Sendable {
  public let chosen: TokenizedInstruction
  public let rejected: TokenizedInstruction
}

/// Pairs of responses, tokenized once.
///
/// Book, folder 04 of chapter 7: `PreferenceDataset`.
public struct PreferenceDataset: Dataset {
  private let examples: [TokenizedPreference]

  private init(examples: [TokenizedPreference]) { self.examples = examples }

  /// Tokenizes all `entries` in the given style.
  public init(
    _ entries: [Preference], tokenizer: BytePairEncoding,
    style: PromptStyle = .alpaca
  ) {
    examples = entries.map { entry in
      let task = Instruction(
        instruction: entry.instruction, input: entry.input,
        output: entry.output)
      func tokenized(_ response: String) -> TokenizedInstruction {
        TokenizedInstruction(
          task, response: response, tokenizer: tokenizer, style: style)
      }
      return TokenizedPreference(
        chosen: tokenized(entry.chosen), rejected: tokenized(entry.rejected)
      )
    }
  }

  public var count: Int { examples.count }

  public subscript(index: Int) -> TokenizedPreference { examples[index] }

  /// Returns the pairs of which both keep some of their response if they
  /// are cut to `length` tokens; nil cuts nothing.
  public func withResponses(within length: Int?) -> PreferenceDataset {
    PreferenceDataset(
      examples: examples.filter {
        $0.chosen.hasResponse(within: length)
          && $0.rejected.hasResponse(within: length)
      })
  }
}

/// The chosen and rejected responses to the same instructions; targets of
/// prompts and padding are ignored. The two batches may differ in length.
public typealias PreferenceBatch = (
  chosen: TokenBatch, rejected: TokenBatch
)

/// A loader of pairs of responses.
public typealias PreferenceLoader = DataLoader<
  PreferenceDataset, PreferenceBatch
>

/// Makes a loader of batches of pairs, without those of which cutting
/// leaves no response; see
/// ``makeInstructionLoader(_:batchSize:padding:allowedLength:masksPrompt:shuffles:)``.
public func makePreferenceLoader(
  _ dataset: PreferenceDataset, batchSize: Int = 8, padding: Int,
  allowedLength: Int? = nil, shuffles: Bool
) -> PreferenceLoader {
  let dataset = dataset.withResponses(within: allowedLength)
  return PreferenceLoader(
    dataset, batchSize: batchSize, shuffles: shuffles, dropsLast: shuffles
  ) {
    examples in
    func batch(_ side: (TokenizedPreference) -> TokenizedInstruction)
      -> TokenBatch
    {
      collate(
        examples.map(side), padding: padding, allowedLength: allowedLength,
        masksPrompt: true)
    }
    return (chosen: batch(\.chosen), rejected: batch(\.rejected))
  }
}
