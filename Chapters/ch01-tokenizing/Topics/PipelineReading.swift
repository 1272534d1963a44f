import Files
import Foundation
import Tokenizing

extension TokenizerPipeline {
  /// Reads a `tokenizer.json` with the model BPE, WordPiece or Unigram.
  ///
  /// - Throws: `FileError` with the first field that is wrong, or that asks
  ///   for something that is not known here.
  public init(tokenizerFile file: URL) throws {
    try self.init(readFile(at: file.path), from: file.path)
  }

  /// Reads the contents of such a file; `path` is for errors.
  ///
  /// - Throws: `FileError`, like ``init(tokenizerFile:)``.
  public init(_ data: Data, from path: String) throws {
    do {
      let fields: TokenizerFields = try decodeJSON(from: data, at: path)
      self = try TokenizerPipeline(fields, data)
    } catch let error as FileError {
      throw FileError(error.problem, file: path)
    } catch let error as DecodingError {
      throw FileError(
        "\(error.fieldPath) is missing or has another type: get or save it again",
        file: path)
    }
  }

  private init(_ fields: TokenizerFields, _ data: Data) throws {
    if fields.truncation != nil {
      throw unsupported("truncation", "not null")
    }
    if fields.padding != nil { throw unsupported("padding", "not null") }
    normalizer = try fields.normalizer?.steps("normalizer") ?? []
    cutter = try fields.preTokenizer?.steps() ?? []
    frame = try fields.postProcessor?.frame() ?? .none
    switch fields.model.type {
    case "BPE":
      let vocabulary = try PieceTable(vocabularyEntries(in: data))
      pieces = vocabulary.pieces
      model = try MergeModel(fields.model, ids: vocabulary.ids).encode
    case "WordPiece":
      let vocabulary = try PieceTable(vocabularyEntries(in: data))
      pieces = vocabulary.pieces
      model = try wordPiece(fields.model, vocabulary)
    case "Unigram":
      let list = try JSONDecoder().decode(UnigramPieces.self, from: data)
        .model.vocab.map(\.piece)
      let entries = list.enumerated().map {
        (piece: $1.text, id: $0)
      }
      let vocabulary = try PieceTable(entries)
      pieces = vocabulary.pieces
      model = try unigram(fields.model, list, vocabulary)
    default:
      throw unsupported("model.type", quoted(fields.model.type))
    }
    try add(fields.addedTokens ?? [])
    for id in frame.allIDs where pieces[id] == nil {
      throw FileError(
        "post_processor has id \(id), which no token has: get or save it again"
      )
    }
  }

  /// Adds the tokens that the text is searched for first.
  private mutating func add(
    _ tokens: [TokenizerFields.AddedToken]
  ) throws {
    var asIs: [(text: String, id: Int)] = []
    var normalizedOnes: [(text: String, id: Int)] = []
    for (index, token) in tokens.enumerated() {
      let field = "added_tokens[\(index)]"
      if token.isSingleWord == true {
        throw unsupported("\(field).single_word", "true")
      }
      if token.stripsLeft == true {
        throw unsupported("\(field).lstrip", "true")
      }
      if token.stripsRight == true {
        throw unsupported("\(field).rstrip", "true")
      }
      guard !token.content.isEmpty else {
        throw FileError("\(field).content is empty: get or save it again")
      }
      pieces[token.id] = token.content
      if token.normalized ?? false {
        let text = normalized(token.content)
        if !text.isEmpty { normalizedOnes.append((text, token.id)) }
      } else {
        asIs.append((token.content, token.id))
      }
    }
    addedTokens = AddedTokens(asIs)
    addedNormalized = AddedTokens(normalizedOnes)
  }
}
