import Files
import Foundation

/// The fields of Hugging Face's `tokenizer.json` that decide the ids, but
/// for the vocabulary: see ``vocabularyEntries(in:)`` and
/// ``UnigramPieces``.
///
/// The ids are made in four steps: `normalizer`, `pre_tokenizer`, `model`,
/// `post_processor`.
package struct TokenizerFields: Decodable {
  package var truncation: Anything?
  package var padding: Anything?
  package var addedTokens: [AddedToken]?
  package var normalizer: NormalizerField?
  package var preTokenizer: PreTokenizerField?
  package var postProcessor: PostProcessorField?
  package var decoder: DecoderField?
  package var model: ModelField

  enum CodingKeys: String, CodingKey {
    case truncation, padding, normalizer, decoder, model
    case addedTokens = "added_tokens"
    case preTokenizer = "pre_tokenizer"
    case postProcessor = "post_processor"
  }

  /// A value of any type that is not null.
  package struct Anything: Decodable {
    package init(from decoder: any Decoder) {}
  }

  package struct AddedToken: Decodable {
    package var id: Int
    package var content: String
    package var special: Bool?
    package var normalized: Bool?
    package var isSingleWord: Bool?
    package var stripsLeft: Bool?
    package var stripsRight: Bool?

    enum CodingKeys: String, CodingKey {
      case id, content, special, normalized
      case isSingleWord = "single_word"
      case stripsLeft = "lstrip"
      case stripsRight = "rstrip"
    }
  }

  package struct ModelField: Decodable {
    package var type: String
    package var unknownPiece: String?
    package var prefix: String?
    package var suffix: String?
    package var longestWord: Int?
    package var unknownID: Int?
    package var fallsBackToBytes: Bool?
    package var fusesUnknown: Bool?
    package var merges: [MergeField]?
    package var dropout: Double?
    package var ignoresMerges: Bool?

    enum CodingKeys: String, CodingKey {
      case type, merges, dropout
      case unknownPiece = "unk_token"
      case prefix = "continuing_subword_prefix"
      case suffix = "end_of_word_suffix"
      case longestWord = "max_input_chars_per_word"
      case unknownID = "unk_id"
      case fallsBackToBytes = "byte_fallback"
      case fusesUnknown = "fuse_unk"
      case ignoresMerges = "ignore_merges"
    }
  }

  package struct DecoderField: Decodable {
    package var type: String
    package var prefix: String?
    package var cleanup: Bool?
    package var replacement: String?
    package var addsPrefixSpace: Bool?
    package var prependScheme: String?

    enum CodingKeys: String, CodingKey {
      case type, prefix, cleanup, replacement
      case addsPrefixSpace = "add_prefix_space"
      case prependScheme = "prepend_scheme"
    }
  }
}

/// Two tokens to merge: a list of two, or in older files one text with a
/// space between them.
package struct MergeField: Decodable {
  package var parts: [String]

  package init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if let text = try? container.decode(String.self) {
      parts = text.split(separator: " ", omittingEmptySubsequences: false)
        .map(String.init)
    } else {
      parts = try container.decode([String].self)
    }
  }
}

/// A setting that this project's tokenizers cannot follow.
package func unsupported(_ field: String, _ value: String) -> FileError {
  FileError(
    "\(field) is \(value), which is not supported, so the ids would differ: use a tokenizer without it"
  )
}
