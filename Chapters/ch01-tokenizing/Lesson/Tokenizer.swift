/// Turns text into token ids and back.
///
/// The later chapters take any tokenizer: GPT-2's when its vocabulary is there, a small one
/// trained on the project's own text otherwise.
public protocol Tokenizer: Sendable {
  /// The number of different ids, special tokens included; every id is below it.
  var vocabularySize: Int { get }
  /// The id that stands between two documents, if there is one.
  var endOfText: Int? { get }
  /// The id that stands for whatever the vocabulary does not hold, if there is one.
  var unknown: Int? { get }
  /// Returns the ids of `text`.
  ///
  /// - Throws: `TokenizerError` when the text cannot be written in ids.
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

/// A reason why a text has no ids.
public enum TokenizerError: Error, Equatable, CustomStringConvertible {
  /// The word is not in the vocabulary, and the tokenizer has no id for unknown words.
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
