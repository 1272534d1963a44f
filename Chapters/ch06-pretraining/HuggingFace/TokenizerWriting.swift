import Files
import Foundation
import Tokenizing

extension WordPiece {
  /// Writes a `tokenizer.json` with which Hugging Face's libraries give the
  /// same ids for every text, but for punctuation marks that are newer than
  /// their tables, Unicode 8.
  ///
  /// - Throws: `FileError` if a piece is too long to be read back, or the
  ///   file cannot be written.
  public func writeTokenizer(to file: URL) throws {
    let entries = vocabulary.enumerated().map { "\(json($1)): \($0)" }
    let model = """
      "type": "WordPiece", "unk_token": \(json(vocabulary[unknown!])), \
      "continuing_subword_prefix": "##",
          "max_input_chars_per_word": \(longestWord), "vocab": {\(lines(entries))}
      """
    try write(
      model, pieces: vocabulary,
      preTokenizer: "{\"type\": \"BertPreTokenizer\"}",
      decoder:
        "{\"type\": \"WordPiece\", \"prefix\": \"##\", \"cleanup\": false}",
      to: file)
  }
}

extension Unigram {
  /// Writes a `tokenizer.json` with which Hugging Face's libraries give the
  /// same ids for every text, unless it spells out the unknown piece.
  ///
  /// - Throws: `FileError` if a piece is too long to be read back or its
  ///   probability is not a finite number, or the file cannot be written.
  public func writeTokenizer(to file: URL) throws {
    if let piece = pieces.first(where: { !$0.logProbability.isFinite }) {
      throw FileError(
        "the piece \(quoted(piece.text)) has log probability \(piece.logProbability), which JSON cannot hold: "
          + "correct it", file: file)
    }
    let entries = pieces.map { "[\(json($0.text)), \($0.logProbability)]" }
    let model = """
      "type": "Unigram", "unk_id": \(unknown!), "byte_fallback": false, \
      "vocab": [\(lines(entries))]
      """
    let metaspace =
      "{\"type\": \"Metaspace\", \"replacement\": \"▁\", \"prepend_scheme\": \"always\", \"split\": true}"
    let added = """
      {"id": \(unknown!), "content": \(json(pieces[unknown!].text)), \
      "special": true, "single_word": false,
          "lstrip": false, "rstrip": false, "normalized": false}
      """
    try write(
      model, pieces: pieces.map(\.text), preTokenizer: metaspace,
      decoder: metaspace, added: added, to: file)
  }
}

/// Writes a file around its model.
///
/// The text is put together by hand: a Swift dictionary with the pieces as
/// keys would take pieces for the same that differ only in how accents are
/// written.
private func write(
  _ model: String, pieces: [String], preTokenizer: String, decoder: String,
  added: String = "", to file: URL
) throws {
  if let piece = pieces.first(where: {
    $0.utf8.count > BytePairEncoding.longestToken
  }) {
    throw FileError(
      "the piece \(quoted(piece)) is longer than \(grouped(BytePairEncoding.longestToken)) bytes: train without it",
      file: file)
  }
  let text = """
    {
      "version": "1.0",
      "truncation": null,
      "padding": null,
      "added_tokens": [\(added)],
      "normalizer": null,
      "pre_tokenizer": \(preTokenizer),
      "post_processor": null,
      "decoder": \(decoder),
      "model": {
        \(model)
      }
    }

    """
  try writeAtomically(Data(text.utf8), to: file.path)
}

/// The entries of a list or object, one a line.
private func lines(_ entries: [String]) -> String {
  "\n" + entries.joined(separator: ",\n") + "\n    "
}

/// Quotes a text for JSON.
private func json(_ text: String) -> String {
  let encoder = JSONEncoder()
  encoder.outputFormatting = .withoutEscapingSlashes
  return String(decoding: try! encoder.encode(text), as: UTF8.self)
}
