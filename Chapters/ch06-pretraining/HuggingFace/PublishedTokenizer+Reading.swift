import Files
import Foundation
import Tokenizing

extension PublishedTokenizer {
  /// Reads a `tokenizer.json` with the model WordPiece or Unigram. (For
  /// BPE: `BytePairEncoding`.)
  ///
  /// Without the field `decoder`, text is decoded as the project's own
  /// tokenizers do it.
  ///
  /// - Throws: `FileError` with the first field that is wrong, or that asks
  ///   for other ids than this project's tokenizers can give.
  public init(tokenizerFile file: URL) throws {
    let data = try readFile(at: file.path)
    do {
      let fields: TokenizerFields = try decodeJSON(
        from: data, at: file.path)
      self = try naming(file) {
        switch fields.model.type {
        case "WordPiece":
          try PublishedTokenizer(
            wordPiece: fields, vocabulary: vocabulary(in: data))
        case "Unigram":
          try PublishedTokenizer(unigram: fields, pieces: pieces(in: data))
        default:
          throw FileError(
            "model.type is \(quoted(fields.model.type)), which is neither \"WordPiece\" nor \"Unigram\": "
              + "use a tokenizer of these kinds")
        }
      }
    } catch let error as DecodingError {
      throw FileError(
        "\(error.fieldPath) is missing or has another type: get or save it again",
        file: file)
    }
  }

  private init(wordPiece fields: TokenizerFields, vocabulary: [String])
    throws
  {
    let model = fields.model
    guard fields.preTokenizer?.type == "BertPreTokenizer" else {
      throw unsupported(
        "pre_tokenizer.type",
        fields.preTokenizer.map { quoted($0.type) } ?? "missing")
    }
    guard model.prefix ?? "##" == "##" else {
      throw unsupported(
        "model.continuing_subword_prefix", quoted(model.prefix!))
    }
    let pieces = try fields.pieces(adding: vocabulary)
    let unknown = model.unknownPiece ?? WordPiece.unknownPiece
    guard
      vocabulary.contains(where: { ExactText($0) == ExactText(unknown) })
    else {
      throw FileError(
        "model.unk_token \(quoted(unknown)) is not in model.vocab: get or save it again"
      )
    }
    if let decoder = fields.decoder {
      guard decoder.type == "WordPiece" else {
        throw unsupported("decoder.type", quoted(decoder.type))
      }
      guard decoder.prefix ?? "##" == "##" else {
        throw unsupported("decoder.prefix", quoted(decoder.prefix!))
      }
    }
    try self.init(
      WordPiece(
        vocabulary: pieces, unknown: unknown,
        longestWord: model.longestWord ?? 100), fields,
      steps: fields.normalizer?.steps("normalizer") ?? [], unknownPiece: nil
    )
  }

  private init(unigram fields: TokenizerFields, pieces: [Unigram.Piece])
    throws
  {
    guard fields.model.fallsBackToBytes != true else {
      throw unsupported("model.byte_fallback", "true")
    }
    guard let unknown = fields.model.unknownID,
      pieces.indices.contains(unknown)
    else {
      throw unsupported(
        "model.unk_id",
        fields.model.unknownID.map { "\($0), not in model.vocab" } ?? "null"
      )
    }
    guard let preTokenizer = fields.preTokenizer else {
      throw unsupported("pre_tokenizer", "null")
    }
    // Added tokens are never matched against text, so their probability
    // does not matter.
    let added = try fields.pieces(adding: pieces.map(\.text)).dropFirst(
      pieces.count
    )
    .map { Unigram.Piece(text: $0, logProbability: 0) }
    if let decoder = fields.decoder {
      guard decoder.type == "Metaspace", decoder.replacement ?? "▁" == "▁"
      else {
        throw unsupported("decoder", "not Metaspace with \"▁\"")
      }
      guard decoder.addsPrefixSpace ?? true,
        decoder.prependScheme != "never"
      else {
        throw unsupported("decoder.prepend_scheme", "\"never\"")
      }
    }
    try self.init(
      Unigram(pieces: pieces + added, unknown: unknown), fields,
      steps: (fields.normalizer?.steps("normalizer") ?? [])
        + preTokenizer.stepsForUnigram(),
      unknownPiece: pieces[unknown].text)
  }

  /// Puts the parts together that both kinds have.
  private init(
    _ model: any Tokenizer, _ fields: TokenizerFields, steps: [TextStep],
    unknownPiece: String?
  ) throws {
    guard fields.truncation == nil else {
      throw unsupported("truncation", "not null")
    }
    guard fields.padding == nil else {
      throw unsupported("padding", "not null")
    }
    self.model = model
    self.steps = steps
    (idsBefore, idsAfter) = try fields.postProcessor?.ids() ?? ([], [])
    for id in idsBefore + idsAfter
    where !(0..<model.vocabularySize).contains(id) {
      throw FileError(
        "post_processor has id \(id), which no token has: get or save it again"
      )
    }
    special = SpecialTokens(
      fields.specialTexts(steps) + [unknownPiece].compactMap(\.self),
      firstID: 0)
    cleansSpaces = model is WordPiece && fields.decoder?.cleanup ?? false
  }
}

extension TokenizerFields {
  /// Appends the added tokens that the vocabulary lacks, each at the
  /// position of its id.
  fileprivate func pieces(adding vocabulary: [String]) throws -> [String] {
    var pieces = vocabulary
    var ids: [ExactText: Int] = [:]
    for (id, piece) in pieces.enumerated() {
      guard ids.updateValue(id, forKey: ExactText(piece)) == nil else {
        throw FileError(
          "model.vocab has \(quoted(piece)) twice: get or save it again")
      }
      guard piece.utf8.count <= BytePairEncoding.longestToken else {
        throw FileError(
          "model.vocab has a piece that is too long, \(quoted(piece)): get or save it again"
        )
      }
    }
    for (index, token) in (addedTokens ?? []).enumerated().sorted(by: {
      $0.element.id < $1.element.id
    }) {
      guard token.special != false else {
        throw unsupported(
          "added_tokens[\(index)].special",
          "false (\(quoted(token.content)))")
      }
      guard ids[ExactText(token.content)] ?? pieces.count == token.id,
        !token.content.isEmpty
      else {
        throw FileError(
          "added_tokens[\(index)] gives \(quoted(token.content)) id \(token.id), and "
            + "\(ids[ExactText(token.content)] ?? pieces.count) follows from model.vocab: get or save it again"
        )
      }
      if token.id == pieces.count {
        ids[ExactText(token.content)] = token.id
        pieces.append(token.content)
      }
    }
    return pieces
  }

  /// The added tokens as text can spell them: some are looked for only
  /// after normalisation.
  fileprivate func specialTexts(_ steps: [TextStep]) -> [String] {
    (addedTokens ?? []).flatMap { token in
      guard token.normalized == true else { return [token.content] }
      let normalized = String(
        steps.reduce(Array(token.content.unicodeScalars)) { $1($0) })
      return normalized.isEmpty
        ? [token.content] : [token.content, normalized]
    }
  }
}

/// Reads WordPiece's `model.vocab`, whose ids must count from 0.
private func vocabulary(in data: Data) throws -> [String] {
  let entries = try vocabularyEntries(in: data).sorted { $0.id < $1.id }
  for (id, entry) in entries.enumerated() where entry.id != id {
    throw FileError(
      "model.vocab has no id \(id), or has it twice: get or save it again")
  }
  return entries.map(\.piece)
}

/// Reads Unigram's `model.vocab`, a list of pairs.
private func pieces(in data: Data) throws -> [Unigram.Piece] {
  try JSONDecoder().decode(UnigramPieces.self, from: data).model.vocab.map(
    \.piece)
}
