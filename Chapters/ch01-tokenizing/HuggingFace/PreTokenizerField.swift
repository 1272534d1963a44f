/// How Hugging Face's library cuts a text into words.
package struct PreTokenizerField: Decodable {
  package var type: String
  /// Sequence: what is done one after the other.
  package var parts: [PreTokenizerField]?
  /// Metaspace: what is written for a space.
  package var replacement: String?
  package var addsPrefixSpace: Bool?
  package var prependScheme: String?
  package var splits: Bool?
  /// ByteLevel: whether words are cut as GPT-2 does it.
  package var usesPattern: Bool?
  /// Split and Punctuation: where the matches go.
  package var behavior: String?
  /// Split: what to look for, under `String` or `Regex`.
  package var pattern: [String: String]?
  package var inverts: Bool?
  /// CharDelimiterSplit: the character between words.
  package var delimiter: String?
  /// Digits: whether each digit is a word.
  package var splitsDigits: Bool?

  enum CodingKeys: String, CodingKey {
    case type, replacement, behavior, pattern, delimiter
    case parts = "pretokenizers"
    case addsPrefixSpace = "add_prefix_space"
    case prependScheme = "prepend_scheme"
    case splits = "split"
    case usesPattern = "use_regex"
    case inverts = "invert"
    case splitsDigits = "individual_digits"
  }
}
