import Files
import Foundation
import Tokenizing

extension BytePairEncoding {
  /// Writes the files from which `transformers` loads a GPT-2 tokenizer:
  /// `tokenizer.json`, `vocab.json`, `merges.txt`, `tokenizer_config.json`
  /// and `special_tokens_map.json`.
  ///
  /// - Throws: `FileError` if a file cannot be written.
  func writeFiles(to folder: URL, contextLength: Int) throws {
    let ids = Dictionary(
      uniqueKeysWithValues: (0..<vocabularySize).map { (printable($0), $0) }
    )
    try writeJSON(ids, to: folder.appending(path: "vocab.json"))
    try writeMerges(to: folder.appending(path: "merges.txt"))
    try writeTokenizer(to: folder.appending(path: "tokenizer.json"))
    // GPT-2 has a single special token.
    let special = Dictionary(
      uniqueKeysWithValues: ["bos_token", "eos_token", "unk_token"].map {
        ($0, endOfTextToken)
      })
    try writeJSON(
      special, to: folder.appending(path: "special_tokens_map.json"))
    let settings: [String: Any] = [
      "tokenizer_class": "GPT2Tokenizer", "model_max_length": contextLength,
      "add_prefix_space": false,
    ]
    try writeJSON(
      settings.merging(special) { $1 },
      to: folder.appending(path: "tokenizer_config.json"))
  }
}

/// Writes a JSON object with sorted keys. An older file is replaced only
/// once the new one is complete.
///
/// - Throws: `FileError` if it cannot be written.
func writeJSON(_ object: [String: Any], to file: URL) throws {
  let json = try JSONSerialization.data(
    withJSONObject: object,
    options: [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes])
  try writeAtomically(json + Data("\n".utf8), to: file.path)
}
