import Files
import Foundation

/// Reads `model.vocab` of BPE and WordPiece in a `tokenizer.json`, an
/// object of ids, in the order of the file.
///
/// A Swift dictionary would take pieces for the same that differ only in
/// how accents are written.
///
/// - Throws: `FileError` without the name of the file.
package func vocabularyEntries(in data: Data) throws -> [(
  piece: String, id: Int
)] {
  let scanner = JSONScanner(data, subject: "the file")
  var entries: [(piece: String, id: Int)] = []
  try scanner.object("the file") { name in
    guard name == "model" else { return try scanner.skip(name) }
    try scanner.object("model") { name in
      guard name == "vocab" else { return try scanner.skip(name) }
      try scanner.object("model.vocab") { piece in
        entries.append((piece, try scanner.integer("model.vocab")))
      }
    }
  }
  return entries
}

/// The pieces of Unigram in a `tokenizer.json`: pairs of a text and the
/// logarithm of its probability.
package struct UnigramPieces: Decodable {
  package var model: Model

  package struct Model: Decodable { package var vocab: [Entry] }

  package struct Entry: Decodable {
    package var piece: Unigram.Piece

    package init(from decoder: any Decoder) throws {
      var pair = try decoder.unkeyedContainer()
      piece = Unigram.Piece(
        text: try pair.decode(String.self),
        logProbability: try pair.decode(Double.self))
    }
  }
}

extension DecodingError {
  /// The field that cannot be decoded, such as `model.merges`.
  package var fieldPath: String {
    let (path, key): ([any CodingKey], (any CodingKey)?) =
      switch self {
      case .keyNotFound(let key, let context): (context.codingPath, key)
      case .typeMismatch(_, let context), .valueNotFound(_, let context),
        .dataCorrupted(let context):
        (context.codingPath, nil)
      @unknown default: ([], nil)
      }
    let names = (path + [key].compactMap(\.self)).map {
      $0.intValue.map { "[\($0)]" } ?? $0.stringValue
    }
    let shown = names.joined(separator: ".").replacing(".[", with: "[")
      .unicodeScalars.prefix(100)
    return names.isEmpty ? "the whole object" : onOneLine(String(shown))
  }
}
