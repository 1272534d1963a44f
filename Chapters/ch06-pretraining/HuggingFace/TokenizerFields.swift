import Files
import Foundation
import Tokenizing

/// The fields of a `tokenizer.json` with WordPiece or Unigram that decide
/// the ids, but for WordPiece's vocabulary.
struct TokenizerFields: Decodable {
  var truncation: Anything?
  var padding: Anything?
  var addedTokens: [AddedToken]?
  var normalizer: NormalizerField?
  var preTokenizer: PreTokenizerField?
  var postProcessor: PostProcessorField?
  var decoder: DecoderField?
  var model: ModelField

  enum CodingKeys: String, CodingKey {
    case truncation, padding, normalizer, decoder, model
    case addedTokens = "added_tokens"
    case preTokenizer = "pre_tokenizer"
    case postProcessor = "post_processor"
  }

  /// A value of any type that is not null.
  struct Anything: Decodable { init(from decoder: any Decoder) {} }

  struct AddedToken: Decodable {
    var id: Int
    var content: String
    var special: Bool?
    var normalized: Bool?
  }

  struct ModelField: Decodable {
    var type: String
    var unknownPiece: String?
    var prefix: String?
    var longestWord: Int?
    var unknownID: Int?
    var fallsBackToBytes: Bool?

    enum CodingKeys: String, CodingKey {
      case type
      case unknownPiece = "unk_token"
      case prefix = "continuing_subword_prefix"
      case longestWord = "max_input_chars_per_word"
      case unknownID = "unk_id"
      case fallsBackToBytes = "byte_fallback"
    }
  }

  struct DecoderField: Decodable {
    var type: String
    var prefix: String?
    var cleanup: Bool?
    var replacement: String?
    var addsPrefixSpace: Bool?
    var prependScheme: String?

    enum CodingKeys: String, CodingKey {
      case type, prefix, cleanup, replacement
      case addsPrefixSpace = "add_prefix_space"
      case prependScheme = "prepend_scheme"
    }
  }
}

/// The pieces of Unigram: pairs of a text and the logarithm of its
/// probability.
struct UnigramPieces: Decodable {
  var model: Model

  struct Model: Decodable { var vocab: [Entry] }

  struct Entry: Decodable {
    var piece: Unigram.Piece

    init(from decoder: any Decoder) throws {
      var pair = try decoder.unkeyedContainer()
      piece = Unigram.Piece(
        text: try pair.decode(String.self),
        logProbability: try pair.decode(Double.self))
    }
  }
}

/// What Hugging Face's library does to a text before it is cut into words.
struct NormalizerField: Decodable {
  var type: String
  var normalizers: [NormalizerField]?
  var cleansText: Bool?
  var spacesChinese: Bool?
  var stripsAccents: Bool?
  var lowercases: Bool?
  var stripsLeft: Bool?
  var stripsRight: Bool?
  var pattern: [String: String]?
  var content: String?
  var characterMap: Data?

  enum CodingKeys: String, CodingKey {
    case type, normalizers, pattern, content
    case cleansText = "clean_text"
    case spacesChinese = "handle_chinese_chars"
    case stripsAccents = "strip_accents"
    case lowercases = "lowercase"
    case stripsLeft = "strip_left"
    case stripsRight = "strip_right"
    case characterMap = "precompiled_charsmap"
  }

  /// Returns the steps in order.
  func steps(_ field: String) throws -> [TextStep] {
    switch type {
    case "Sequence":
      return try (normalizers ?? []).enumerated().flatMap {
        try $1.steps("\(field).normalizers[\($0)]")
      }
    case "BertNormalizer": return bertSteps
    case "Lowercase": return [TextSteps.lowercase]
    case "StripAccents": return [TextSteps.withoutMarks]
    case "NFD": return [TextSteps.decomposed]
    case "NFC": return [TextSteps.composed]
    case "NFKD": return [TextSteps.compatible]
    case "NFKC": return [TextSteps.compatibleComposed]
    case "Nmt": return [TextSteps.machineTranslation]
    case "Strip":
      return [
        TextSteps.stripped(
          left: stripsLeft ?? true, right: stripsRight ?? true)
      ]
    case "Replace": return [try replacement(field)]
    case "Precompiled":
      guard let map = characterMap.flatMap({ CharacterMap($0) }) else {
        throw FileError(
          "\(field).precompiled_charsmap is damaged: get or save it again")
      }
      return [{ map($0) }]
    default: throw unsupported("\(field).type", quoted(type))
    }
  }

  private var bertSteps: [TextStep] {
    var steps: [TextStep] = []
    if cleansText ?? true { steps.append(TextSteps.cleaned) }
    if spacesChinese ?? true { steps.append(TextSteps.spacedChinese) }
    if stripsAccents ?? lowercases ?? true {
      steps.append(TextSteps.withoutAccents)
    }
    if lowercases ?? true { steps.append(TextSteps.lowercase) }
    return steps
  }

  /// Of all regular expressions, the one that SentencePiece's users need is
  /// known.
  private func replacement(_ field: String) throws -> TextStep {
    if pattern == ["Regex": " {2,}"], content == " " {
      return TextSteps.singleSpaces
    }
    guard let old = pattern?["String"], !old.isEmpty, let content else {
      throw unsupported(
        "\(field).pattern",
        pattern?["Regex"].map { "the regular expression \(quoted($0))" }
          ?? "empty")
    }
    return TextSteps.replacing(old, with: content)
  }
}

/// How Hugging Face's library cuts a text into words.
struct PreTokenizerField: Decodable {
  var type: String
  var parts: [PreTokenizerField]?
  var replacement: String?
  var addsPrefixSpace: Bool?
  var prependScheme: String?
  var splits: Bool?

  enum CodingKeys: String, CodingKey {
    case type, replacement
    case parts = "pretokenizers"
    case addsPrefixSpace = "add_prefix_space"
    case prependScheme = "prepend_scheme"
    case splits = "split"
  }

  /// Returns the steps after which `Unigram` cuts a text into the same
  /// words.
  func stepsForUnigram() throws -> [TextStep] {
    let field = "pre_tokenizer"
    if type == "Sequence", let parts, parts.count == 2,
      parts[0].type == "WhitespaceSplit"
    {
      try parts[1].checkMetaspace("\(field).pretokenizers[1]")
      return [TextSteps.joinedWords]
    }
    try checkMetaspace(field)
    return []
  }

  private func checkMetaspace(_ field: String) throws {
    guard type == "Metaspace" else {
      throw unsupported("\(field).type", quoted(type))
    }
    guard replacement ?? "▁" == "▁" else {
      throw unsupported("\(field).replacement", quoted(replacement!))
    }
    guard addsPrefixSpace ?? true else {
      throw unsupported("\(field).add_prefix_space", "false")
    }
    guard prependScheme ?? "always" == "always" else {
      throw unsupported("\(field).prepend_scheme", quoted(prependScheme!))
    }
    guard splits ?? true else {
      throw unsupported("\(field).split", "false")
    }
  }
}

/// The tokens that Hugging Face's library puts around the ids of every
/// text.
struct PostProcessorField: Decodable {
  var type: String
  /// TemplateProcessing: the parts of a single text.
  var single: [Part]?
  var specialTokens: [String: SpecialToken]?
  /// BertProcessing: a token and its id.
  var cls: TokenAndID?
  var sep: TokenAndID?

  enum CodingKeys: String, CodingKey {
    case type, single, cls, sep
    case specialTokens = "special_tokens"
  }

  struct Part: Decodable {
    var text: Name?
    var token: Name?

    struct Name: Decodable { var id: String }

    enum CodingKeys: String, CodingKey {
      case text = "Sequence"
      case token = "SpecialToken"
    }
  }

  struct SpecialToken: Decodable { var ids: [Int] }

  struct TokenAndID: Decodable {
    var id: Int

    init(from decoder: any Decoder) throws {
      var pair = try decoder.unkeyedContainer()
      _ = try pair.decode(String.self)
      id = try pair.decode(Int.self)
    }
  }

  /// Returns the ids before and after a text.
  func ids() throws -> (before: [Int], after: [Int]) {
    if type == "BertProcessing", let cls, let sep {
      return ([cls.id], [sep.id])
    }
    guard type == "TemplateProcessing", let single else {
      throw unsupported("post_processor.type", quoted(type))
    }
    let ids = try single.map { part in
      guard let name = part.token?.id else { return [Int]() }
      guard let token = specialTokens?[name] else {
        throw FileError(
          "post_processor.special_tokens has no \(quoted(name)): get or save it again"
        )
      }
      return token.ids
    }
    let places = single.indices.filter { single[$0].text?.id == "A" }
    guard let place = places.first, places.count == 1,
      single.allSatisfy({ $0.text?.id ?? "A" == "A" })
    else {
      throw FileError(
        "post_processor.single does not have the text A once: get or save it again"
      )
    }
    return (ids[..<place].flatMap(\.self), ids[place...].flatMap(\.self))
  }
}

/// A setting that this project's tokenizers cannot follow.
func unsupported(_ field: String, _ value: String) -> FileError {
  FileError(
    "\(field) is \(value), which is not supported, so the ids would differ: use a tokenizer without it"
  )
}
