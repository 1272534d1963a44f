import Tensors
import Tokenizing

/// Returns the ids of `text` as a batch of one: `[1, tokens]`.
///
/// `<|endoftext|>` in the text becomes the end-of-document token. Book,
/// section 5.1: `text_to_token_ids`.
///
/// - Throws: `TokenizerError` if the text contains another special token.
public func tokenIDs(
  of text: String, by tokenizer: BytePairEncoding
) throws -> Tensor<Int> {
  let ids = try tokenizer.encode(text, allowedSpecial: [endOfTextToken])
  return Tensor(ids).unsqueezed(at: 0)  // [1, tokens]
}

/// Returns the ids of a text to continue as a batch of one: `[1, tokens]`.
///
/// An empty prompt becomes `<|endoftext|>`, after which a model begins a
/// new text.
///
/// - Throws: `TokenizerError` if the text contains another special token.
public func promptIDs(
  of prompt: String, by tokenizer: BytePairEncoding
) throws -> Tensor<Int> {
  try tokenIDs(of: prompt.isEmpty ? endOfTextToken : prompt, by: tokenizer)
}

/// Returns the text of a batch of one: ids `[1, tokens]`.
///
/// Book, section 5.1: `token_ids_to_text`.
public func text(
  of ids: Tensor<Int>, by tokenizer: BytePairEncoding
) -> String {
  tokenizer.decode(ids.squeezed(at: 0).scalars)
}
