import Files
import Tokenizing

/// The ids of the pieces and the pieces of the ids.
struct PieceTable {
  var ids: [[Unicode.Scalar]: Int] = [:]
  var pieces: [Int: String] = [:]

  init(_ entries: [(piece: String, id: Int)]) throws {
    for (piece, id) in entries {
      let isNew =
        ids.updateValue(id, forKey: Array(piece.unicodeScalars)) == nil
      guard isNew, pieces.updateValue(piece, forKey: id) == nil else {
        throw FileError(
          "model.vocab has \(quoted(piece)) or its id twice: get or save it again"
        )
      }
    }
  }
}

/// Makes the lesson's WordPiece a model of words. Its ids are the positions
/// in its vocabulary, so they are translated.
func wordPiece(
  _ field: TokenizerFields.ModelField, _ vocabulary: PieceTable
) throws -> WordModel {
  guard field.prefix ?? "##" == "##" else {
    throw unsupported(
      "model.continuing_subword_prefix", quoted(field.prefix!))
  }
  let unknown = field.unknownPiece ?? WordPiece.unknownPiece
  guard vocabulary.ids[Array(unknown.unicodeScalars)] != nil else {
    throw FileError(
      "model.unk_token \(quoted(unknown)) is not in model.vocab: get or save it again"
    )
  }
  let order = vocabulary.pieces.keys.sorted()
  let model = WordPiece(
    vocabulary: order.map { vocabulary.pieces[$0]! }, unknown: unknown,
    longestWord: field.longestWord ?? 100)
  return { word in model.encodeWord(word).map { order[$0] } }
}

/// Makes the lesson's Unigram a model of words.
func unigram(
  _ field: TokenizerFields.ModelField, _ pieces: [Unigram.Piece],
  _ vocabulary: PieceTable
) throws -> WordModel {
  guard let unknown = field.unknownID, pieces.indices.contains(unknown)
  else {
    throw unsupported(
      "model.unk_id",
      field.unknownID.map { "\($0), not in model.vocab" } ?? "null")
  }
  let model = Unigram(pieces: pieces, unknown: unknown)
  let fallsBack = field.fallsBackToBytes ?? false
  let ids = vocabulary.ids
  return { word in
    model.segments(of: word).flatMap { id, range in
      if id == unknown, fallsBack,
        let bytes = bytePieces(of: Array(word[range]), ids: ids)
      {
        return bytes
      }
      return [id]
    }
  }
}
