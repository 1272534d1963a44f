import Files
import Tokenizing

/// The ids of one word, of which a file's model knows the pieces.
typealias WordModel = @Sendable ([Unicode.Scalar]) -> [Int]

/// Byte-pair encoding with the settings that a `tokenizer.json` can have.
///
/// The lesson's merges start from bytes, in an order that gives the ids.
/// Here the symbols are any characters, the ids any numbers, and a
/// character may be missing: then it becomes its bytes, or the unknown
/// piece, or nothing.
struct MergeModel: Sendable {
  private let ids: [[Unicode.Scalar]: Int]
  private let merges: [TokenPair]
  private let ranks: [TokenPair: Int]
  /// The id that each merge makes.
  private let made: [Int]
  private let unknown: Int?
  private let fusesUnknown: Bool
  private let fallsBackToBytes: Bool
  private let ignoresMerges: Bool
  private let prefix, suffix: [Unicode.Scalar]

  /// Takes the fields of a file and its ids by piece.
  ///
  /// - Throws: `FileError` with the first field that is wrong.
  init(
    _ field: TokenizerFields.ModelField, ids: [[Unicode.Scalar]: Int]
  ) throws {
    guard field.dropout ?? 0 == 0 else {
      throw unsupported("model.dropout", "\(field.dropout!)")
    }
    self.ids = ids
    prefix = Array((field.prefix ?? "").unicodeScalars)
    suffix = Array((field.suffix ?? "").unicodeScalars)
    fusesUnknown = field.fusesUnknown ?? false
    fallsBackToBytes = field.fallsBackToBytes ?? false
    ignoresMerges = field.ignoresMerges ?? false
    unknown = try field.unknownPiece.map { piece in
      guard let id = ids[Array(piece.unicodeScalars)] else {
        throw FileError(
          "model.unk_token \(quoted(piece)) is not in model.vocab: get or save it again"
        )
      }
      return id
    }
    var merges: [TokenPair] = []
    var made: [Int] = []
    for (index, merge) in (field.merges ?? []).enumerated() {
      let parts = merge.parts.map { Array($0.unicodeScalars) }
      guard parts.count == 2, let left = ids[parts[0]],
        let right = ids[parts[1]],
        let both = ids[parts[0] + parts[1].dropFirst(prefix.count)]
      else {
        throw FileError(
          "model.merges[\(index)] is not two pieces of model.vocab that make a third: get or save it again"
        )
      }
      merges.append(TokenPair(left, right))
      made.append(both)
    }
    ranks = Dictionary(zip(merges, merges.indices)) { $1 }
    (self.merges, self.made) = (merges, made)
  }

  /// Returns the ids of one word.
  @Sendable func encode(_ word: [Unicode.Scalar]) -> [Int] {
    if ignoresMerges, let id = ids[word] { return [id] }
    return WordMerger(
      symbols(of: word), merges: merges, ranks: ranks, made: made
    ).merged()
  }

  /// Returns the ids of the single characters, from which merging starts.
  private func symbols(of word: [Unicode.Scalar]) -> [Int] {
    var symbols: [Int] = []
    var isAfterUnknown = false
    for (place, scalar) in word.enumerated() {
      let isLast = place == word.count - 1
      let symbol =
        (place > 0 ? prefix : []) + [scalar] + (isLast ? suffix : [])
      if let id = ids[symbol] {
        symbols.append(id)
        isAfterUnknown = false
      } else if fallsBackToBytes, let bytes = byteIDs(of: symbol) {
        symbols += bytes
        isAfterUnknown = false
      } else if let unknown {
        if !(fusesUnknown && isAfterUnknown) { symbols.append(unknown) }
        isAfterUnknown = true
      }
    }
    return symbols
  }

  private func byteIDs(of symbol: [Unicode.Scalar]) -> [Int]? {
    bytePieces(of: symbol, ids: ids)
  }
}

/// Returns the ids of the pieces `<0x41>` for the bytes of `text`; nil if
/// one is missing.
func bytePieces(
  of text: [Unicode.Scalar], ids: [[Unicode.Scalar]: Int]
) -> [Int]? {
  let found: [Int] = String(text).utf8.compactMap { byte in
    let digits = String(byte, radix: 16, uppercase: true)
    let piece = "<0x" + (byte < 16 ? "0" : "") + digits + ">"
    return ids[Array(piece.unicodeScalars)]
  }
  return found.count == String(text).utf8.count ? found : nil
}
