import Architecture
import Tensors
import Tokenizing

/// Continues `prompt` with the most likely tokens, as one line of text, and
/// leaves the model in training.
///
/// From an empty prompt it begins a new text. Book, section 5.2:
/// `generate_and_print_sample`.
///
/// - Throws: `TokenizerError` if the prompt contains a special token other
///   than `<|endoftext|>`.
public func sampleText(
  from model: GPTModel, prompt: String, by tokenizer: BytePairEncoding,
  count: Int = 50
) throws -> String {
  model.eval()
  defer { model.train() }
  let prompt = try promptIDs(of: prompt, by: tokenizer)  // [1, tokens]
  let ids = generate(with: model, from: prompt, count: count)
  return text(of: ids, by: tokenizer).replacing("\n", with: " ")
}
