import Files
import Foundation
import Tokenizing

/// A byte-level BPE in Hugging Face's `tokenizer.json`, which current
/// libraries write instead of `merges.txt`.
///
/// Only what gives GPT-2's ids is read: bytes first, then the merges, then
/// the special tokens. Everything else in the file that would give other
/// ids is an error that names the field.
extension BytePairEncoding {
  /// Reads a tokenizer.
  ///
  /// - Throws: `FileError` with the first field that is wrong or not
  ///   supported.
  public init(tokenizerFile file: URL) throws {
    let contents: TokenizerContents
    do {
      contents = try decodeJSON(
        from: readFile(at: file.path), at: file.path)
    } catch let error as DecodingError {
      throw FileError(
        "\(error.fieldPath) is missing or has another type: get or save it again",
        file: file)
    }
    self = try naming(file) {
      try contents.checkKind()
      let merges = try tokenPairs(contents.model.merges.map(\.parts))
      let special = (contents.addedTokens ?? []).filter {
        $0.id >= 256 + merges.count
      }
      let encoding = BytePairEncoding(
        merges: merges,
        specialTokens: special.sorted { $0.id < $1.id }.map(\.content))
      try contents.checkIDs(of: encoding)
      return encoding
    }
  }

  /// Writes a `tokenizer.json` for `init(tokenizerFile:)` and Hugging
  /// Face's libraries.
  ///
  /// - Throws: `FileError` if it cannot be written.
  public func writeTokenizer(to file: URL) throws {
    func byteLevel(_ more: [String: Any]) -> [String: Any] {
      more.merging([
        "type": "ByteLevel", "trim_offsets": true, "use_regex": true,
      ]) { $1 }
    }
    let tokens = (0..<vocabularySize).map { (printable($0), $0) }
    let added = specialTokens.enumerated().map { index, name in
      [
        "id": 256 + merges.count + index, "content": name, "special": true,
        "single_word": false,
        "lstrip": false, "rstrip": false, "normalized": false,
      ] as [String: Any]
    }
    let model: [String: Any] = [
      "type": "BPE", "vocab": Dictionary(uniqueKeysWithValues: tokens),
      "merges": merges.map { [printable($0.left), printable($0.right)] },
      "byte_fallback": false,
      "fuse_unk": false, "continuing_subword_prefix": "",
      "end_of_word_suffix": "",
    ]
    let contents: [String: Any] = [
      "version": "1.0", "added_tokens": added, "model": model,
      "pre_tokenizer": byteLevel(["add_prefix_space": false]),
      "post_processor": byteLevel(["add_prefix_space": true]),
      "decoder": byteLevel(["add_prefix_space": true]),
    ]
    try writeJSON(contents, to: file)
  }
}

/// The fields of `tokenizer.json` that decide the ids.
private struct TokenizerContents: Decodable {
  var addedTokens: [AddedToken]?
  var normalizer: Kind?
  var preTokenizer: Kind?
  var model: Model

  struct AddedToken: Decodable {
    var id: Int
    var content: String
  }

  struct Kind: Decodable {
    var type: String
    var addsPrefixSpace: Bool?
    var usesPattern: Bool?

    enum CodingKeys: String, CodingKey {
      case type
      case addsPrefixSpace = "add_prefix_space"
      case usesPattern = "use_regex"
    }
  }

  struct Model: Decodable {
    var type: String
    var vocab: [String: Int]
    var merges: [MergeField]
    var dropout: Double?
    var prefix: String?
    var suffix: String?
    var ignoresMerges: Bool?

    enum CodingKeys: String, CodingKey {
      case type, vocab, merges, dropout
      case prefix = "continuing_subword_prefix"
      case suffix = "end_of_word_suffix"
      case ignoresMerges = "ignore_merges"
    }
  }

  enum CodingKeys: String, CodingKey {
    case normalizer, model
    case addedTokens = "added_tokens"
    case preTokenizer = "pre_tokenizer"
  }

  /// Throws if the tokenizer works differently from GPT-2's.
  func checkKind() throws {
    func require(_ isSame: Bool, _ field: String, _ expected: String) throws
    {
      guard isSame else {
        throw FileError(
          "\(field) is not \(expected), as in GPT-2: use a tokenizer of that kind"
        )
      }
    }
    try require(
      model.type == "BPE", "model.type", "\"BPE\" but \(quoted(model.type))"
    )
    try require(normalizer == nil, "normalizer", "null")
    try require(
      preTokenizer?.type == "ByteLevel", "pre_tokenizer.type",
      "\"ByteLevel\"")
    try require(
      preTokenizer?.addsPrefixSpace != true,
      "pre_tokenizer.add_prefix_space", "false")
    try require(
      preTokenizer?.usesPattern != false, "pre_tokenizer.use_regex", "true")
    try require(model.dropout ?? 0 == 0, "model.dropout", "null")
    try require(
      model.prefix ?? "" == "", "model.continuing_subword_prefix", "empty")
    try require(
      model.suffix ?? "" == "", "model.end_of_word_suffix", "empty")
    try require(model.ignoresMerges != true, "model.ignore_merges", "false")
    for (index, token) in (addedTokens ?? []).enumerated()
    where token.content.isEmpty {
      throw FileError(
        "added_tokens[\(index)].content is empty: get or save the file again"
      )
    }
  }

  /// Throws unless the file gives every token the id that follows from the
  /// merges.
  func checkIDs(of encoding: BytePairEncoding) throws {
    var ids = model.vocab
    for token in addedTokens ?? [] { ids[token.content] = token.id }
    guard ids.count == encoding.vocabularySize else {
      throw FileError(
        "it lists \(ids.count) tokens, and the merges give \(encoding.vocabularySize): get or save it again"
      )
    }
    for id in 0..<encoding.vocabularySize
    where ids[encoding.printable(id)] != id {
      let token = encoding.printable(id)
      throw FileError(
        "the token \(quoted(token)) has id \(ids[token].map(String.init) ?? "none"), and \(id) in GPT-2's order: "
          + "use a tokenizer with bytes first, then merges, then special tokens"
      )
    }
  }
}

/// Turns pairs of printable tokens into pairs of ids.
private func tokenPairs(_ merges: [[String]]) throws -> [TokenPair] {
  var ids = Dictionary(
    uniqueKeysWithValues: ByteAlphabet.bytes.enumerated().map {
      (ByteAlphabet.text(for: [$1]), $0)
    })
  var pairs: [TokenPair] = []
  for (index, parts) in merges.enumerated() {
    guard parts.count == 2, let left = ids[parts[0]],
      let right = ids[parts[1]],
      ids.updateValue(256 + index, forKey: parts[0] + parts[1]) == nil
    else {
      throw FileError(
        "model.merges[\(index)] is not a new pair of bytes or tokens of earlier merges: get or save it again"
      )
    }
    pairs.append(TokenPair(left, right))
  }
  if let index = BytePairEncoding.firstTooLong(in: pairs) {
    throw FileError(
      "model.merges[\(index)] makes a token of more than \(BytePairEncoding.longestToken) bytes: "
        + "get or save it again")
  }
  return pairs
}

/// The fields of `tokenizer_config.json` that add tokens to every text.
struct TokenizerSettings: Decodable {
  var addsPrefixSpace: Bool?
  var addsBeginning: Bool?
  var addsEnd: Bool?

  enum CodingKeys: String, CodingKey {
    case addsPrefixSpace = "add_prefix_space"
    case addsBeginning = "add_bos_token"
    case addsEnd = "add_eos_token"
  }

  /// Throws if the file asks for tokens that this project's tokenizers do
  /// not add.
  static func check(_ file: URL) throws {
    let settings: TokenizerSettings
    do {
      settings = try decodeJSON(
        from: readFile(at: file.path), at: file.path)
    } catch let error as DecodingError {
      throw FileError(
        "\(error.fieldPath) is not true or false: get or save it again",
        file: file)
    }
    let fields: [(CodingKeys, Bool?)] = [
      (.addsPrefixSpace, settings.addsPrefixSpace),
      (.addsBeginning, settings.addsBeginning),
      (.addsEnd, settings.addsEnd),
    ]
    for (field, value) in fields where value == true {
      throw FileError(
        "\(field.rawValue) is true, which is not supported, so the ids would differ: "
          + "set it to false if the model was trained without it",
        file: file)
    }
  }
}
