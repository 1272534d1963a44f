/// Turns text into token ids and back.
///
/// Later chapters accept any tokenizer: GPT-2's if its vocabulary is at
/// hand, otherwise a small one trained on the project's own text.
public protocol Tokenizer: Sendable {
  /// The number of ids, special tokens included; every id is smaller.
  var vocabularySize: Int { get }
  /// The id that separates documents, if there is one.
  var endOfText: Int? { get }
  /// The id for anything that is not in the vocabulary, if there is one.
  var unknown: Int? { get }
  /// Returns the ids of `text`.
  ///
  /// - Throws: `TokenizerError` if the text cannot be encoded.
  func encode(_ text: String) throws -> [Int]
  /// Returns the text of `ids`. Traps on an id outside the vocabulary.
  func decode(_ ids: [Int]) -> String
}

extension Tokenizer {
  public var endOfText: Int? { nil }
  public var unknown: Int? { nil }
}

/// The text of the special token that ends a document.
public let endOfTextToken = "<|endoftext|>"

/// A reason why a text cannot be encoded.
public enum TokenizerError: Error, Equatable, CustomStringConvertible {
  /// The word is not in the vocabulary, and the tokenizer has no id for
  /// unknown words.
  case unknownWord(String)
  /// The text spells out a special token that the caller did not allow.
  case specialTokenInText(String)

  public var description: String {
    switch self {
    case .unknownWord(let word):
      "The word \"\(word)\" is not in the vocabulary; add it, or use a tokenizer with an unknown token."
    case .specialTokenInText(let token):
      "The text contains the special token \(token); allow it, or encode the text as ordinary text."
    }
  }
}
